-- Carrick, schema 7: PostgreSQL. The recording relay. Expands only: nodes of schema 6 go on beside it.

-- One skill's way through Carrick to the server of somebody else. The handle stands in its addresses.
CREATE TABLE relay (
    handle            VARCHAR(60)   NOT NULL PRIMARY KEY,
    name              VARCHAR(200)  NOT NULL,
    authorization_uri VARCHAR(2000) NOT NULL,
    token_uri         VARCHAR(2000) NOT NULL,
    state             VARCHAR(20)   NOT NULL,
    changed_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_by        VARCHAR(200)  NOT NULL
);

-- By what the requests of one linking are known again: keyed hashes. The number is that of its attempt.
CREATE TABLE relayed_link (
    id             BIGINT       NOT NULL PRIMARY KEY,
    relay          VARCHAR(60)  NOT NULL,
    redirect_print VARCHAR(64),
    challenge      VARCHAR(128),
    code_print     VARCHAR(64),
    refresh_print  VARCHAR(64),
    former_print   VARCHAR(64),
    refreshed_at   TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX relayed_link_of_code ON relayed_link (code_print);
CREATE INDEX relayed_link_of_refresh_token ON relayed_link (refresh_print);
CREATE INDEX relayed_link_of_former_token ON relayed_link (former_print);

INSERT INTO carrick_schema (version) VALUES (7);

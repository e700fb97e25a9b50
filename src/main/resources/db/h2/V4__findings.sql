-- Carrick, schema 4: H2. Why links fail. Expands only: nodes of schema 3 go on beside it.

-- What a step saw, told so that a reason can be concluded from it.
ALTER TABLE step ADD COLUMN action VARCHAR(40);
ALTER TABLE step ADD COLUMN milestone VARCHAR(40);
ALTER TABLE step ADD COLUMN expected VARCHAR(2000);
ALTER TABLE step ADD COLUMN request VARCHAR(4000);
ALTER TABLE step ADD COLUMN response VARCHAR(4000);

-- Where the request said it came from, what became of it, and when to look at it next.
ALTER TABLE link_attempt ADD COLUMN stage VARCHAR(40);
ALTER TABLE link_attempt ADD COLUMN region VARCHAR(40);
ALTER TABLE link_attempt ADD COLUMN device VARCHAR(60);
ALTER TABLE link_attempt ADD COLUMN state_expires_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE link_attempt ADD COLUMN outcome VARCHAR(20);
ALTER TABLE link_attempt ADD COLUMN due_at TIMESTAMP(6) WITH TIME ZONE;
CREATE INDEX link_attempt_due ON link_attempt (due_at);
CREATE INDEX link_attempt_of_client ON link_attempt (client_id, id);
CREATE INDEX link_attempt_of_account ON link_attempt (account, id);

-- What was concluded of an attempt. No foreign key: both are deleted in ranges of ids.
CREATE TABLE found (
    id         BIGINT      NOT NULL PRIMARY KEY,
    attempt_id BIGINT      NOT NULL,
    name       VARCHAR(60) NOT NULL,
    severity   VARCHAR(10) NOT NULL,
    place      INTEGER     NOT NULL,
    found_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (attempt_id, name)
);
CREATE INDEX found_by_name ON found (name, attempt_id);

-- What was concluded across attempts, while it lasts.
CREATE TABLE trend (
    id          BIGINT        NOT NULL PRIMARY KEY,
    name        VARCHAR(60)   NOT NULL,
    client_id   VARCHAR(200),
    subject     VARCHAR(200)  NOT NULL,
    severity    VARCHAR(10)   NOT NULL,
    explanation VARCHAR(2000) NOT NULL,
    evidence    VARCHAR(4000) NOT NULL,
    cure        VARCHAR(2000) NOT NULL,
    since       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    seen_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at    TIMESTAMP(6) WITH TIME ZONE,
    told_at     TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX trend_open ON trend (ended_at, id);

-- What is too common to be a step, per hour.
CREATE TABLE hourly_count (
    id        BIGINT       NOT NULL PRIMARY KEY,
    hour_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    client_id VARCHAR(200) NOT NULL,
    what      VARCHAR(40)  NOT NULL,
    node      VARCHAR(60)  NOT NULL,
    amount    BIGINT       NOT NULL,
    UNIQUE (hour_at, client_id, what, node)
);
INSERT INTO carrick_schema (version) VALUES (4);

-- Carrick, schema 5: H2. Who runs it, and what they changed. Expands only: nodes of schema 4 go on beside it.

-- Staff of the built-in kind. Whoever signs in through the server's own user registry has no row.
CREATE TABLE staff_member (
    id            BIGINT       NOT NULL PRIMARY KEY,
    username      VARCHAR(200) NOT NULL UNIQUE,
    password_hash VARCHAR(300) NOT NULL,
    role          VARCHAR(20)  NOT NULL,
    must_change   BOOLEAN      NOT NULL,
    disabled_at   TIMESTAMP(6) WITH TIME ZONE
);

-- A browser in which somebody is signed in: staff at the console, or a customer at the page of their links.
CREATE TABLE browser_session (
    id          BIGINT       NOT NULL PRIMARY KEY,
    secret_hash VARCHAR(64)  NOT NULL,
    realm       VARCHAR(20)  NOT NULL,
    username    VARCHAR(200) NOT NULL,
    role        VARCHAR(20),
    expires_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX browser_session_of_user ON browser_session (username, realm);

-- What staff changed. Nothing here is ever changed, and retention deletes it by ranges of ids.
CREATE TABLE audit_entry (
    id         BIGINT        NOT NULL PRIMARY KEY,
    actor      VARCHAR(200)  NOT NULL,
    role       VARCHAR(20)   NOT NULL,
    address    VARCHAR(60)   NOT NULL,
    action     VARCHAR(60)   NOT NULL,
    subject    VARCHAR(300)  NOT NULL,
    was        VARCHAR(20000),
    became     VARCHAR(20000)
);

-- What a client may ask the console's data for with a token of its own: ADMIN, SUPPORT, or nothing.
ALTER TABLE client ADD COLUMN console_role VARCHAR(20);

-- Who ended a link here: "customer", on their own page, or "staff". Beside ended_why, whose words nodes of schema 4 know.
ALTER TABLE token_family ADD COLUMN ended_by VARCHAR(20);

-- Of the file that declared the account: one that has not changed does not undo what the customer, or staff, did since.
ALTER TABLE account ADD COLUMN declared_hash VARCHAR(64);

INSERT INTO carrick_schema (version) VALUES (5);

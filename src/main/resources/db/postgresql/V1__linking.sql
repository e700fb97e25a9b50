-- Carrick, schema 1: PostgreSQL. May be applied by hand; then baseline Flyway at version 1.
-- Ids are made by the nodes and sort by time (carrick.platform.Id), so old rows are a range of primary keys.

-- One row: "select current_timestamp" has a table to read from on every database, and a node with another master key is noticed.
CREATE TABLE schema_mark (id INTEGER NOT NULL PRIMARY KEY, key_check VARCHAR(64));
INSERT INTO schema_mark (id) VALUES (1);

CREATE TABLE client (
    client_id             VARCHAR(200)  NOT NULL PRIMARY KEY,
    name                  VARCHAR(200)  NOT NULL,
    redirect_uris         TEXT            NOT NULL,
    scopes                TEXT            NOT NULL,
    default_scope         VARCHAR(1000) NOT NULL,
    may_introspect        BOOLEAN       NOT NULL,
    refresh_mode          VARCHAR(10)   NOT NULL,
    overlap_seconds       BIGINT        NOT NULL,
    stale_tokens          VARCHAR(20)   NOT NULL,
    code_replay_seconds   BIGINT        NOT NULL,
    code_answered_again   BOOLEAN       NOT NULL,
    access_token_seconds  BIGINT        NOT NULL,
    idle_limit_seconds    BIGINT,
    pkce_required         BOOLEAN       NOT NULL,
    redirect_uri_optional BOOLEAN       NOT NULL,
    declared_hash         VARCHAR(64)
);

CREATE TABLE client_secret (
    id           BIGINT       NOT NULL PRIMARY KEY,
    client_id    VARCHAR(200) NOT NULL REFERENCES client (client_id) ON DELETE CASCADE,
    sha256       VARCHAR(64)  NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    UNIQUE (client_id, sha256)
);

CREATE TABLE account (
    id            BIGINT       NOT NULL PRIMARY KEY,
    username      VARCHAR(200) NOT NULL UNIQUE,
    display_name  VARCHAR(200) NOT NULL,
    password_hash VARCHAR(300) NOT NULL,
    disabled_at   TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE consent_grant (
    id         BIGINT        NOT NULL PRIMARY KEY,
    account_id BIGINT        NOT NULL REFERENCES account (id),
    client_id  VARCHAR(200)  NOT NULL,
    scope      VARCHAR(1000) NOT NULL,
    revoked_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX consent_grant_of_account ON consent_grant (account_id, client_id);

-- One row per link, for ever; a refresh changes it in place and touches no index.
CREATE TABLE token_family (
    id           BIGINT        NOT NULL PRIMARY KEY,
    grant_id     BIGINT        NOT NULL REFERENCES consent_grant (id),
    client_id    VARCHAR(200)  NOT NULL,
    scope        VARCHAR(1000) NOT NULL,
    salt         BYTEA            NOT NULL,
    generation   INTEGER       NOT NULL,
    confirmed    INTEGER       NOT NULL,
    renewed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at     TIMESTAMP(6) WITH TIME ZONE,
    ended_why    VARCHAR(40)
) WITH (fillfactor = 85);
CREATE INDEX token_family_of_grant ON token_family (grant_id);

-- A pending authorization request. Its id is the link attempt's, its code's and its family's.
CREATE TABLE interaction (
    id             BIGINT        NOT NULL PRIMARY KEY,
    handle_hash    VARCHAR(64)   NOT NULL,
    client_id      VARCHAR(200)  NOT NULL,
    redirect_uri   VARCHAR(2000) NOT NULL,
    redirect_uri_given BOOLEAN   NOT NULL,
    scope          VARCHAR(1000) NOT NULL,
    state          TEXT,
    code_challenge VARCHAR(128),
    expires_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    account_id     BIGINT,
    decision       VARCHAR(10)
);

CREATE TABLE authorization_code (
    id             BIGINT        NOT NULL PRIMARY KEY,
    grant_id       BIGINT        NOT NULL REFERENCES consent_grant (id),
    client_id      VARCHAR(200)  NOT NULL,
    redirect_uri   VARCHAR(2000) NOT NULL,
    redirect_uri_given BOOLEAN   NOT NULL,
    scope          VARCHAR(1000) NOT NULL,
    code_challenge VARCHAR(128),
    salt           BYTEA            NOT NULL,
    expires_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    redeemed_at    TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE link_attempt (
    id           BIGINT        NOT NULL PRIMARY KEY,
    client_id    VARCHAR(200),
    redirect_uri VARCHAR(2000),
    account      VARCHAR(200),
    state_hash   VARCHAR(64),
    user_agent   VARCHAR(300),
    milestone    VARCHAR(40),
    fault        VARCHAR(60),
    last_step_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- No foreign key: a step may be written by another node before the attempt's own row.
CREATE TABLE step (
    id          BIGINT       NOT NULL PRIMARY KEY,
    attempt_id  BIGINT,
    name        VARCHAR(20)  NOT NULL,
    client_id   VARCHAR(200),
    status      INTEGER      NOT NULL,
    duration_ms BIGINT       NOT NULL,
    node        VARCHAR(60)  NOT NULL,
    fault       VARCHAR(60),
    detail      VARCHAR(2000),
    passed      VARCHAR(4000),
    user_agent  VARCHAR(300)
);
CREATE INDEX step_of_attempt ON step (attempt_id);

-- Carrick, schema 6: PostgreSQL. Preflights. Expands only: nodes of schema 5 go on beside it.

-- One run. What it is about is encrypted, for it has a client secret and a password in it; so is the redirect that a person came back with.
CREATE TABLE preflight_run (
    id         BIGINT       NOT NULL PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    started_by VARCHAR(200) NOT NULL,
    target     BYTEA NOT NULL,
    state      VARCHAR(20)  NOT NULL,
    stage      VARCHAR(60),
    beat_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at   TIMESTAMP(6) WITH TIME ZONE,
    requests   INTEGER      NOT NULL,
    server     VARCHAR(40),
    reason     VARCHAR(300),
    task       VARCHAR(200),
    task_uri   VARCHAR(20000),
    task_state VARCHAR(64),
    returned   BYTEA,
    cancelled  BOOLEAN      NOT NULL,
    again_of   BIGINT
);
CREATE INDEX preflight_run_waiting ON preflight_run (task_state);

-- What became of one check. Its words are in the software.
CREATE TABLE preflight_result (
    id      BIGINT      NOT NULL PRIMARY KEY,
    run_id  BIGINT      NOT NULL,
    name    VARCHAR(80) NOT NULL,
    verdict VARCHAR(20) NOT NULL,
    detail  VARCHAR(4000)
);
CREATE INDEX preflight_result_of_run ON preflight_result (run_id);

INSERT INTO carrick_schema (version) VALUES (6);

-- Carrick, schema 9: PostgreSQL. Access tokens as JWT. Expands only: nodes of schema 8 go on beside it, and issue opaque ones.

-- For whom the access tokens of the client are; nothing for opaque ones.
ALTER TABLE client ADD COLUMN jwt_audience VARCHAR(200);

-- Keys that sign them. The private half is encrypted under the master key.
CREATE TABLE signing_key (
    id         BIGINT        NOT NULL PRIMARY KEY,
    kid        VARCHAR(40)   NOT NULL,
    secret     BYTEA NOT NULL,
    public_jwk VARCHAR(2000) NOT NULL,
    made_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

INSERT INTO carrick_schema (version) VALUES (9);

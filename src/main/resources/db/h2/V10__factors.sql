-- Carrick, schema 10: H2. A second factor, and languages. Expands only: nodes of schema 9 go on beside it, and ask nobody for a second factor.

-- In which language the store of an account says that it reads; nothing where it does not say.
ALTER TABLE account ADD COLUMN locale VARCHAR(35);

-- What an account can show besides its password: an authenticator app, passkeys, recovery codes. One that was never used does not count yet.
CREATE TABLE second_factor (
    id         BIGINT       NOT NULL PRIMARY KEY,
    account_id BIGINT       NOT NULL REFERENCES account (id),
    kind       VARCHAR(20)  NOT NULL,
    name       VARCHAR(60),
    mark       VARCHAR(64),
    material   VARBINARY(4000),
    counter    BIGINT       NOT NULL,
    used_at    TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX second_factor_of_account ON second_factor (account_id);

INSERT INTO carrick_schema (version) VALUES (10);

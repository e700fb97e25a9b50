-- Carrick, schema 8: H2. Customers of stores that others keep. Expands only: nodes of schema 7 go on beside it.

-- Which store knows the account, and what it is called there for ever; nothing for one whose password is kept here.
ALTER TABLE account ADD COLUMN store VARCHAR(40);
ALTER TABLE account ADD COLUMN subject VARCHAR(300);
ALTER TABLE account ADD COLUMN checked_at TIMESTAMP(6) WITH TIME ZONE;
CREATE UNIQUE INDEX account_of_store ON account (store, subject);
CREATE INDEX account_to_check ON account (store, checked_at);

INSERT INTO carrick_schema (version) VALUES (8);

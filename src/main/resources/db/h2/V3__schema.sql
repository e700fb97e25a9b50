-- Carrick, schema 3: H2. Tells which files were applied, whoever applied them. Each later file ends with a line as the last one here.
CREATE TABLE carrick_schema (
    version    INTEGER NOT NULL PRIMARY KEY,
    applied_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
INSERT INTO carrick_schema (version) VALUES (3);

-- Watchword's tables, from version 2 to version 3, for H2 2.x and PostgreSQL 12 and later. Plain SQL: run it as it is, or give it to Flyway or Liquibase.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Every statement may be repeated, but for the last.
-- Nodes of version 2 go on with these tables: what is new may be empty.

-- signs_from is when the key begins to sign: it is published before. Empty in rows of earlier versions, which sign from created_at.
ALTER TABLE ww_signing_key ADD COLUMN IF NOT EXISTS signs_from BIGINT;

-- revoked_at is set in the row of a key that verifies nothing any more.
ALTER TABLE ww_signing_key ADD COLUMN IF NOT EXISTS revoked_at BIGINT;

INSERT INTO ww_schema (version) VALUES (3);

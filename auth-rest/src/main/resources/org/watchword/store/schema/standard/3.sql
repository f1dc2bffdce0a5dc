-- Watchword's tables, from version 2 to version 3, for H2 2.x and PostgreSQL 12 and later. Plain SQL: run it as it is, or give it to Flyway or Liquibase.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Every statement may be repeated, but for the last.
-- Nodes of version 2 go on with these tables: what is new may be empty.

-- signs_from is when the key begins to sign: it is published before. Empty in rows of earlier versions, which sign from created_at.
ALTER TABLE ww_signing_key ADD COLUMN IF NOT EXISTS signs_from BIGINT;

-- revoked_at is set in the row of a key that verifies nothing any more.
ALTER TABLE ww_signing_key ADD COLUMN IF NOT EXISTS revoked_at BIGINT;

-- What has expired is found by these, and who has a role or a permission.
CREATE INDEX IF NOT EXISTS ww_session_expires_at ON ww_session (expires_at);

CREATE INDEX IF NOT EXISTS ww_session_idle_expires_at ON ww_session (idle_expires_at);

CREATE INDEX IF NOT EXISTS ww_session_revoked_at ON ww_session (revoked_at);

CREATE INDEX IF NOT EXISTS ww_revocation_valid_until ON ww_revocation (valid_until);

CREATE INDEX IF NOT EXISTS ww_user_role_role_id ON ww_user_role (role_id);

CREATE INDEX IF NOT EXISTS ww_user_permission_permission_id ON ww_user_permission (permission_id);

INSERT INTO ww_schema (version) VALUES (3);

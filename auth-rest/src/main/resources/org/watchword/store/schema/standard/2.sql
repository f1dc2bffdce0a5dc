-- Watchword's tables, from version 1 to version 2, for H2 2.x and PostgreSQL 12 and later. Plain SQL: run it as it is, or give it to Flyway or Liquibase.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Every statement may be repeated, but for the last.
-- Nodes of version 1 go on with these tables: what is new may be empty.

ALTER TABLE ww_user ADD COLUMN IF NOT EXISTS email_key VARCHAR(640);

ALTER TABLE ww_user ADD COLUMN IF NOT EXISTS email_verified_at BIGINT;

ALTER TABLE ww_user ADD COLUMN IF NOT EXISTS password_changed_at BIGINT;

-- email_key is the e-mail address in lower case. Version 1 let many users have one address: the oldest of them keeps it as theirs,
-- the others keep what they wrote and have no key.
UPDATE ww_user SET email_key = LOWER(email) WHERE email_key IS NULL
    AND LOWER(email) NOT IN (SELECT taken.email_key FROM ww_user taken WHERE taken.email_key IS NOT NULL)
    AND id IN (SELECT ranked.id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY LOWER(email) ORDER BY created_at, id) AS place
        FROM ww_user WHERE email <> '') ranked WHERE ranked.place = 1);

CREATE UNIQUE INDEX IF NOT EXISTS ww_user_email_key ON ww_user (email_key);

-- Where the login came from, so that its owner knows the session again.
ALTER TABLE ww_session ADD COLUMN IF NOT EXISTS user_agent VARCHAR(512);

ALTER TABLE ww_session ADD COLUMN IF NOT EXISTS address VARCHAR(64);

-- Tokens that are sent by mail and used once. The table holds their hashes, never a usable token.
CREATE TABLE IF NOT EXISTS ww_one_time_token (
    token_hash VARCHAR(64) PRIMARY KEY,
    purpose    VARCHAR(32) NOT NULL,
    user_id    VARCHAR(36) NOT NULL,
    email      VARCHAR(320),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS ww_one_time_token_user_id ON ww_one_time_token (user_id);

CREATE INDEX IF NOT EXISTS ww_one_time_token_expires_at ON ww_one_time_token (expires_at);

-- What happened. No foreign keys: a row outlives its user and its session.
CREATE TABLE IF NOT EXISTS ww_audit (
    id         VARCHAR(36) PRIMARY KEY,
    at         BIGINT NOT NULL,
    kind       VARCHAR(64) NOT NULL,
    outcome    VARCHAR(16) NOT NULL,
    user_id    VARCHAR(36),
    actor_id   VARCHAR(36),
    session_id VARCHAR(36),
    address    VARCHAR(64),
    user_agent VARCHAR(512),
    request_id VARCHAR(64),
    detail     VARCHAR(500)
);

CREATE INDEX IF NOT EXISTS ww_audit_at ON ww_audit (at);

CREATE INDEX IF NOT EXISTS ww_audit_user_id_at ON ww_audit (user_id, at);

-- Who may try again, and when. key_hash stands for an address or a name, which the table does not hold.
CREATE TABLE IF NOT EXISTS ww_throttle (
    key_hash      VARCHAR(64) PRIMARY KEY,
    failures      INTEGER NOT NULL,
    window_start  BIGINT NOT NULL,
    blocked_until BIGINT,
    state         VARCHAR(2000),
    expires_at    BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS ww_throttle_expires_at ON ww_throttle (expires_at);

INSERT INTO ww_schema (version) VALUES (2);

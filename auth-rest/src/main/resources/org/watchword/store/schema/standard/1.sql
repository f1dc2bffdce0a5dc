-- Watchword's tables, version 1, for H2 2.x and PostgreSQL 12 and later. Plain SQL: run it as it is, or give it to Flyway or Liquibase.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Every statement may be repeated, but for the last.

CREATE TABLE IF NOT EXISTS ww_schema (
    version    INTEGER PRIMARY KEY,
    applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE IF NOT EXISTS ww_permission (
    id          VARCHAR(36) PRIMARY KEY,
    name        VARCHAR(255) NOT NULL UNIQUE,
    description VARCHAR(1000),
    created_at  BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS ww_role (
    id          VARCHAR(36) PRIMARY KEY,
    name        VARCHAR(255) NOT NULL UNIQUE,
    description VARCHAR(1000),
    created_at  BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS ww_role_permission (
    role_id       VARCHAR(36) NOT NULL REFERENCES ww_role (id) ON DELETE CASCADE,
    permission_id VARCHAR(36) NOT NULL REFERENCES ww_permission (id) ON DELETE CASCADE,
    PRIMARY KEY (role_id, permission_id)
);

-- username_key is the user name in lower case (Unicode, no language): a name is taken without regard to case.
CREATE TABLE IF NOT EXISTS ww_user (
    id            VARCHAR(36) PRIMARY KEY,
    username      VARCHAR(255) NOT NULL,
    username_key  VARCHAR(512) NOT NULL UNIQUE,
    email         VARCHAR(320),
    full_name     VARCHAR(255),
    password_hash VARCHAR(512) NOT NULL,
    enabled       BOOLEAN NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS ww_user_role (
    user_id VARCHAR(36) NOT NULL REFERENCES ww_user (id) ON DELETE CASCADE,
    role_id VARCHAR(36) NOT NULL REFERENCES ww_role (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, role_id)
);

CREATE TABLE IF NOT EXISTS ww_user_permission (
    user_id       VARCHAR(36) NOT NULL REFERENCES ww_user (id) ON DELETE CASCADE,
    permission_id VARCHAR(36) NOT NULL REFERENCES ww_permission (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, permission_id)
);

-- No foreign key to ww_user: a session outlives its user's row, until it is found that the user is gone.
CREATE TABLE IF NOT EXISTS ww_session (
    id              VARCHAR(36) PRIMARY KEY,
    user_id         VARCHAR(36) NOT NULL,
    generation      BIGINT NOT NULL,
    current_hash    VARCHAR(128) NOT NULL,
    previous_hash   VARCHAR(128),
    nonce           VARCHAR(128),
    family_key      VARCHAR(128) NOT NULL,
    created_at      BIGINT NOT NULL,
    rotated_at      BIGINT NOT NULL,
    idle_expires_at BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    revoked_at      BIGINT,
    end_reason      VARCHAR(32)
);

CREATE INDEX IF NOT EXISTS ww_session_user_id ON ww_session (user_id);

-- ring_position is unique, so that of many nodes that start at once exactly one makes the first key.
CREATE TABLE IF NOT EXISTS ww_signing_key (
    kid           VARCHAR(128) PRIMARY KEY,
    ring_position BIGINT NOT NULL UNIQUE,
    algorithm     VARCHAR(32) NOT NULL,
    public_key    VARCHAR(4096) NOT NULL,
    private_key   VARCHAR(16384) NOT NULL,
    created_at    BIGINT NOT NULL
);

-- recorded_at is set and compared by the database's clock only, so that the nodes' clocks need not agree.
CREATE TABLE IF NOT EXISTS ww_revocation (
    kind          VARCHAR(16) NOT NULL,
    target        VARCHAR(36) NOT NULL,
    issued_before BIGINT NOT NULL,
    valid_until   BIGINT NOT NULL,
    recorded_at   TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (kind, target)
);

CREATE INDEX IF NOT EXISTS ww_revocation_recorded_at ON ww_revocation (recorded_at);

INSERT INTO ww_schema (version) VALUES (1);

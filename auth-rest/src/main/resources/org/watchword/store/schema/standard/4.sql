-- Watchword's tables, from version 3 to version 4, for H2 2.x and PostgreSQL 12 and later. Plain SQL: run it as it is, or give it to Flyway or Liquibase.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Every statement may be repeated, but for the last.
-- Nodes of version 3 go on with these tables: what is new may be empty.

-- The day, counted from 1970, in which idle_expires_at is over for certain. The clean-up looks by it; a refresh changes it once a day and not each
-- time, so that PostgreSQL need not write all indexes of the row anew. Empty in rows of earlier versions, which are found by expires_at.
ALTER TABLE ww_session ADD COLUMN IF NOT EXISTS idle_expires_day BIGINT;

CREATE INDEX IF NOT EXISTS ww_session_idle_expires_day ON ww_session (idle_expires_day);

DROP INDEX IF EXISTS ww_session_idle_expires_at;

-- One row: when a node last said that it answers, and the latest time in which none could be asked, all by the database's clock.
CREATE TABLE IF NOT EXISTS ww_downtime (
    id       INTEGER PRIMARY KEY,
    seen_at  BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);

INSERT INTO ww_downtime (id, seen_at, began_at, ended_at) SELECT 1, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM ww_downtime WHERE id = 1);

INSERT INTO ww_schema (version) VALUES (4);

-- PostgreSQL only: the search for the beginning of a name or an address, which an index in the order of a language does not find.
CREATE INDEX IF NOT EXISTS ww_user_username_prefix ON ww_user (username_key varchar_pattern_ops);

CREATE INDEX IF NOT EXISTS ww_user_email_prefix ON ww_user (email_key varchar_pattern_ops);

-- The list of all open sessions, the latest login first: those that were ended are left out.
CREATE INDEX IF NOT EXISTS ww_session_open ON ww_session (created_at DESC, id) WHERE revoked_at IS NULL;

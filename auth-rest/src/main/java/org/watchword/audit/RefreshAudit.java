package org.watchword.audit;

/** What is kept of a refresh that changes nothing of note. */
public enum RefreshAudit {
    /** A line of the log, at the level DEBUG. */
    LOG,
    /** A row too, where audit events are kept as rows. */
    ROW
}

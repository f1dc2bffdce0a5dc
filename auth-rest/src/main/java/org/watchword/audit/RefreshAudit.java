package org.watchword.audit;

/** Place where a refresh is kept that changes nothing of note. */
public enum RefreshAudit {
    /** A line of the log, at the level DEBUG. */
    LOG,
    /** A row too, where audit events are kept as rows. */
    ROW
}

package org.watchword.audit;

/** Place where audit events are kept. */
public enum AuditStoreMode {
    /** As rows, and in the log. */
    DATABASE,
    /** In the log only. */
    LOG
}

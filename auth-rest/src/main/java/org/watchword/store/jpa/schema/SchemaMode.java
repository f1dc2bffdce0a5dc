package org.watchword.store.jpa.schema;

/** Treatment of the tables at start. */
public enum SchemaMode {
    /** Make and upgrade them, under a lock. */
    APPLY,
    /** Check that they are there in the right version; stop the start where they are not. */
    VALIDATE,
    /** Nothing. */
    NONE
}

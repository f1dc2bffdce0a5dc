package org.watchword.report;

/** Topic of a fact. Those on which there may be several facts say so. */
public enum Topic {
    /** The server, with its version where it tells. */
    SERVER,
    /** The context path; {@code /} for the root. */
    APPLICATION,
    /** Our own version. */
    VERSION,
    /** One of our endpoints, with the context path; several. */
    ENDPOINT,
    /** Source of the keys. */
    KEY_SOURCE,
    /** Algorithm that new tokens are signed with, or, where none are issued, that tokens are verified with; several. */
    KEY_ALGORITHM,
    /** The name of a key that verifies; several. */
    KEY_ID,
    /** The JNDI name of the data source. */
    DATASOURCE,
    /** The database's product and version. */
    DATABASE,
    /** The version of the tables. */
    SCHEMA_VERSION,
    /** State of the store: whether it answers. */
    STORE_STATE,
    /** Anything else that an operator should know; several. */
    NOTE
}

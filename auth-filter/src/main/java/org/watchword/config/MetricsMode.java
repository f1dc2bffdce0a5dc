package org.watchword.config;

/** Whether numbers of logins and the like are kept. */
public enum MetricsMode {
    /** Where the application or its server has something to keep them. */
    AUTO,
    /** Nowhere. */
    OFF
}

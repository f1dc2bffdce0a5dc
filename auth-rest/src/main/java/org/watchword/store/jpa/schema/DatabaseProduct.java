package org.watchword.store.jpa.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.watchword.api.login.StoreUnavailableException;

/** The databases that are supported. */
public enum DatabaseProduct {
    /** Waits for a lock as long as its URL says, a second or two. */
    H2(
            "H2",
            "standard",
            false,
            "",
            "",
            "",
            "(SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = SESSION_ID())"),
    /** Would wait for a lock without end; the limit holds for this one lock, then we look again. */
    POSTGRESQL(
            "PostgreSQL",
            "standard",
            true,
            "SET LOCAL lock_timeout = '2s'",
            "SET LOCAL lock_timeout TO DEFAULT",
            "SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.oid = to_regclass(?)",
            "clock_timestamp()");

    /** Asked for in each refresh, and {@code values()} makes a new array each time. */
    private static final List<DatabaseProduct> PRODUCTS = List.of(values());

    private final String productName;
    private final String folder;
    private final boolean keepsLocks;
    private final String beforeLock;
    private final String afterLock;
    private final String schemaOf;
    private final String statementTime;

    DatabaseProduct(
            String productName,
            String folder,
            boolean keepsLocks,
            String beforeLock,
            String afterLock,
            String schemaOf,
            String statementTime) {
        this.productName = productName;
        this.folder = folder;
        this.keepsLocks = keepsLocks;
        this.beforeLock = beforeLock;
        this.afterLock = afterLock;
        this.schemaOf = schemaOf;
        this.statementTime = statementTime;
    }

    /** @throws StoreUnavailableException if it is none of them */
    static DatabaseProduct of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (DatabaseProduct product : values()) {
            if (product.productName.equals(name)) {
                return product;
            }
        }
        throw new StoreUnavailableException(
                "watchword.datasource leads to a database that Watchword does not work with: " + name,
                "set watchword.datasource to the JNDI name of a data source on PostgreSQL or H2, the databases that are"
                        + " supported; no value of watchword.schema makes another one work "
                        + "(docs/data-sources.md has the steps)",
                null);
    }

    /**
     * SQL for the time at which the statement that it is part of began; on both, {@code CURRENT_TIMESTAMP} is that of
     * the transaction.
     */
    public String statementTime() {
        return statementTime;
    }

    /** The product of a database that has been opened. */
    public static DatabaseProduct named(String description) {
        for (DatabaseProduct product : PRODUCTS) {
            if (description.startsWith(product.productName)) {
                return product;
            }
        }
        throw new IllegalStateException("not a supported database: " + description);
    }

    /** Operator for "not before" in the order of code points, which there is an index of texts for. */
    public String notBefore() {
        return this == POSTGRESQL ? "~>=~" : ">=";
    }

    /** Operator for "before" in the order of {@link #notBefore}. */
    public String before() {
        return this == POSTGRESQL ? "~<~" : "<";
    }

    /** The character that no other comes after in that order: PostgreSQL goes by UTF-8, H2 by UTF-16. */
    public String lastCharacter() {
        return this == POSTGRESQL ? Character.toString(Character.MAX_CODE_POINT) : "\uFFFF";
    }

    /**
     * A query for the number of indexes that find any part of a name, which operators make; empty where there can be
     * none. See docs/operations.md.
     */
    public String searchIndexQuery() {
        return this == POSTGRESQL
                ? "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('ww_user_search')"
                : "";
    }

    /** Name of the database in commands: {@code h2}, {@code postgresql}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Folder of its scripts below {@code org/watchword/store/schema}; databases that understand the same SQL share one.
     */
    String folder() {
        return folder;
    }

    /** False where making a table commits, and so lets go of a row lock of the same connection. */
    boolean keepsLocks() {
        return keepsLocks;
    }

    /** A statement that limits how long the next one waits for a lock, or empty. */
    String beforeLock() {
        return beforeLock;
    }

    /** Takes that limit back within the same transaction, or empty. */
    String afterLock() {
        return afterLock;
    }

    /**
     * A query for the schema of what a statement finds under a name without a schema, or empty: then names lead into
     * the current one only.
     */
    String schemaOf() {
        return schemaOf;
    }
}

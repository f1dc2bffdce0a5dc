package org.watchword.store.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import org.watchword.config.ConfigurationException;

/** The databases whose tables we can make. */
enum DatabaseProduct {
    /** Waits for a lock as long as its URL says, a second or two. */
    H2("H2", "h2", ""),
    /** Would wait for a lock without end; the limit holds for one transaction, then we look again. */
    POSTGRESQL("PostgreSQL", "postgresql", "SET LOCAL lock_timeout = '2s'");

    private final String productName;
    private final String folder;
    private final String beforeLock;

    DatabaseProduct(String productName, String folder, String beforeLock) {
        this.productName = productName;
        this.folder = folder;
        this.beforeLock = beforeLock;
    }

    /** @throws ConfigurationException if it is none of them */
    static DatabaseProduct of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (DatabaseProduct product : values()) {
            if (product.productName.equals(name)) {
                return product;
            }
        }
        throw new ConfigurationException(
                "watchword.datasource leads to a database of a kind whose tables Watchword cannot make or"
                        + " check: " + name
                        + ". Supported are H2 and PostgreSQL. For another one make the tables yourself, after the SQL"
                        + " scripts in the jar (org/watchword/store/schema), and set watchword.schema=none");
    }

    /** Where its scripts stand in the jar, below {@code org/watchword/store/schema}. */
    String folder() {
        return folder;
    }

    /** A statement that limits how long the next one waits for a lock, or empty. */
    String beforeLock() {
        return beforeLock;
    }
}

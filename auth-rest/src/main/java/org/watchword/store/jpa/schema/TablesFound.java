package org.watchword.store.jpa.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.watchword.api.login.StoreUnavailableException;

/**
 * Which of our tables a database has.
 *
 * @param product name and version of the database's product, as its driver tells them
 * @param version the version of the tables, 0 for none; may be higher than ours, which a newer node has made
 */
public record TablesFound(String product, int version, List<String> missing) {

    /** Copies the list. */
    public TablesFound {
        missing = List.copyOf(missing);
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws StoreUnavailableException if the database does not answer, or is none that is supported
     */
    public static TablesFound in(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseProduct product = DatabaseProduct.of(connection);
            return new TablesFound(
                    connection.getMetaData().getDatabaseProductName() + " "
                            + connection.getMetaData().getDatabaseProductVersion(),
                    TableNames.version(connection),
                    new TableNames(product, connection).missing());
        } catch (SQLException e) {
            throw new StoreUnavailableException("The database could not be asked for its tables", e);
        }
    }

    /** True where {@code watchword.schema=validate} has nothing against them. */
    public boolean isComplete() {
        return version >= SchemaScript.CURRENT && missing.isEmpty();
    }
}

package org.watchword.store.jpa.schema;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.StoreDescription;
import org.watchword.store.StoreDescription.Durability;

/** Description of a database, as its driver gives it. The URL is looked at and never shown: it may hold a password. */
public final class DescribedDatabase {

    private static final String H2 = "jdbc:h2:";

    private DescribedDatabase() {}

    /**
     * Describes the database behind a data source.
     *
     * @throws StoreUnavailableException if the database does not answer
     */
    public static StoreDescription of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return new StoreDescription(
                    database.getDatabaseProductName() + " " + database.getDatabaseProductVersion(),
                    TableNames.version(connection),
                    durability(database.getURL(), System.getProperty("java.io.tmpdir", "")));
        } catch (SQLException e) {
            throw new StoreUnavailableException("The database could not be asked what it is", e);
        }
    }

    /**
     * H2 is what servers offer as their default data source: WildFly in memory, Payara Micro in a folder that goes with
     * the process.
     *
     * @param temporaryFolder where the system has its temporary files
     */
    static Durability durability(@Nullable String url, String temporaryFolder) {
        if (url == null || !url.startsWith(H2)) {
            return Durability.LASTING;
        }
        String place = url.substring(H2.length());
        if (place.startsWith("mem:")) {
            return Durability.MEMORY;
        }
        String file = place.startsWith("file:") ? place.substring("file:".length()) : place;
        int options = file.indexOf(';');
        return isBelow(options < 0 ? file : file.substring(0, options), temporaryFolder)
                ? Durability.TEMPORARY
                : Durability.LASTING;
    }

    private static boolean isBelow(String file, String folder) {
        try {
            return !folder.isEmpty()
                    && Path.of(file).isAbsolute()
                    && Path.of(file).normalize().startsWith(Path.of(folder).normalize());
        } catch (InvalidPathException noFile) {
            return false;
        }
    }
}

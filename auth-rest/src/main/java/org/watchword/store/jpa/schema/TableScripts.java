package org.watchword.store.jpa.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL that makes our tables, for those who run it by other means than a start: by hand, by Flyway or by Liquibase.
 */
public final class TableScripts {

    private TableScripts() {}

    /** Returns the version of the tables that this code works with. */
    public static int currentVersion() {
        return SchemaScript.CURRENT;
    }

    /** Returns the names of the databases that there is SQL for: {@code h2}, {@code postgresql}. */
    public static List<String> databases() {
        return Arrays.stream(DatabaseProduct.values()).map(DatabaseProduct::key).toList();
    }

    /**
     * Returns the SQL that leads from a version, 0 for no tables, to the current one, comments included; empty where it
     * is the current one.
     *
     * @throws IllegalArgumentException if there is no such database or version
     */
    public static String after(int version, String database) {
        DatabaseProduct product = Arrays.stream(DatabaseProduct.values())
                .filter(each -> each.key().equals(database))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no SQL for " + database));
        if (version < 0 || version > SchemaScript.CURRENT) {
            throw new IllegalArgumentException("no version " + version);
        }
        return IntStream.rangeClosed(version + 1, SchemaScript.CURRENT)
                .mapToObj(next -> SchemaScript.text(next, product))
                .collect(Collectors.joining("\n"));
    }
}

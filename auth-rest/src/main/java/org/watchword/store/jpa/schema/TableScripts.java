package org.watchword.store.jpa.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL that makes our tables, for those who run it by other means than a start: by hand, by Flyway or by Liquibase. */
public final class TableScripts {

    private TableScripts() {}

    /** The version of the tables that this code works with. */
    public static int currentVersion() {
        return SchemaScript.CURRENT;
    }

    /** The databases that there is SQL for, as they are called here: {@code h2}, {@code postgresql}. */
    public static List<String> databases() {
        return Arrays.stream(DatabaseProduct.values())
                .map(DatabaseProduct::folder)
                .toList();
    }

    /**
     * The SQL that leads from a version to the current one, comments included; empty where it is the current one.
     *
     * @param database one of {@link #databases()}
     * @param version what the tables are at; 0 for none
     * @throws IllegalArgumentException if there is no such database or version
     */
    public static String after(int version, String database) {
        DatabaseProduct product = Arrays.stream(DatabaseProduct.values())
                .filter(each -> each.folder().equals(database))
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

package org.watchword.store.jpa.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One step of the tables from a version to the next.
 *
 * @param version the version after it
 * @param statements in their order; the last one writes the version down
 */
record SchemaScript(int version, List<String> statements) {

    /** The version that this code works with. */
    static final int CURRENT = 4;

    /** Folder of the scripts in the jar. */
    static final String FOLDER = "/org/watchword/store/schema/";

    private static final String WRITES_VERSION = "INSERT INTO " + TableNames.VERSIONS;

    /** The scripts that lead from a version to the current one. */
    static List<SchemaScript> after(int version, DatabaseProduct product) {
        return IntStream.rangeClosed(version + 1, CURRENT)
                .mapToObj(next -> new SchemaScript(next, statements(text(next, product))))
                .toList();
    }

    /**
     * Our scripts keep it simple: a comment is a line of its own, and a semicolon at the end of a line ends a
     * statement.
     */
    private static List<String> statements(String script) {
        String sql = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(sql.split(";(\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /**
     * A script as it stands in the jar, with its comments; what only this database understands stands in a file of its
     * own, and comes before the statement that writes the version down.
     */
    static String text(int version, DatabaseProduct product) {
        String name = FOLDER + product.folder() + "/" + version;
        String script = text(name + ".sql");
        String own = name + "-" + product.key() + ".sql";
        if (SchemaScript.class.getResource(own) == null) {
            return script;
        }
        int last = script.lastIndexOf(WRITES_VERSION);
        return script.substring(0, last) + text(own) + "\n" + script.substring(last);
    }

    private static String text(String resource) {
        try (InputStream in = SchemaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar is not whole: " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes docs/servers.md once each server has shown the same rows; a run of a few tests writes nothing. */
final class MatrixDocument {

    /** In the order of the columns. */
    private static final Map<String, String> SERVERS = servers();

    /** {@code 2} before {@code 10a}, and {@code 10a} before {@code 10b}. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(MatrixDocument::number).thenComparing(Comparator.naturalOrder());

    private final Map<String, MatrixColumn> columns;
    private final List<String> notes = new ArrayList<>();

    private MatrixDocument(Map<String, MatrixColumn> columns) {
        this.columns = columns;
    }

    static void write(Path folder, Path template, Path document) {
        Map<String, MatrixColumn> columns = new LinkedHashMap<>();
        try {
            for (String server : SERVERS.keySet()) {
                columns.put(server, MatrixColumn.read(folder, server));
            }
            MatrixColumn first = columns.values().iterator().next();
            if (!first.isEmpty() && columns.values().stream().allMatch(first::hasRowsOf)) {
                Files.writeString(
                        document,
                        new MatrixDocument(columns)
                                .text(Files.readString(template)
                                        .replace(
                                                "@VERSIONS@\n",
                                                Files.readString(template.resolveSibling("versions.md")))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String template) {
        String text = template;
        for (MatrixRow.Table table : MatrixRow.Table.values()) {
            text = text.replace("@" + table + "@\n", table(table));
        }
        return text.replace("@NOTES@\n", String.join("", notes));
    }

    private String table(MatrixRow.Table table) {
        StringBuilder text = new StringBuilder(
                "| | " + String.join(" | ", SERVERS.values()) + " |\n|---" + "|---".repeat(SERVERS.size()) + "|\n");
        columns.values().iterator().next().rows(table).stream()
                .sorted(BY_NUMBER)
                .forEach(row -> {
                    text.append("| ").append(row);
                    columns.values().forEach(column -> text.append(" | ").append(cell(column, table, row)));
                    text.append(" |\n");
                });
        return text.toString();
    }

    private String cell(MatrixColumn column, MatrixRow.Table table, String row) {
        String notes = String.join(
                " ", column.limits(table, row).stream().map(this::note).toList());
        if (!column.passed(table, row)) {
            return ("**no** " + notes).strip();
        }
        return notes.isEmpty() ? "yes" : "yes, but " + notes;
    }

    private String note(String limit) {
        int known = notes.indexOf(line(limit));
        if (known < 0) {
            notes.add(line(limit));
        }
        return "(" + (notes.indexOf(line(limit)) + 1) + ")";
    }

    /** Markdown counts the lines itself. */
    private static String line(String limit) {
        return "1. " + limit + "\n";
    }

    private static int number(String row) {
        String digits = row.replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("payara", "Payara Micro " + System.getProperty("payara.version"));
        servers.put("wildfly", "WildFly " + System.getProperty("wildfly.version"));
        servers.put("liberty", "Open Liberty " + System.getProperty("liberty.version"));
        servers.put("glassfish", "GlassFish " + System.getProperty("glassfish.version"));
        return servers;
    }
}

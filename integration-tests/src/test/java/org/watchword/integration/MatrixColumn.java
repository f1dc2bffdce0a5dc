package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one server showed, row by row. Kept in a file between the runs of the servers: a line of table, row, result and
 * limits, with tabs.
 */
final class MatrixColumn {

    private final Map<String, Boolean> passed = new TreeMap<>();
    private final Map<String, Set<String>> limits = new TreeMap<>();

    synchronized void result(MatrixRow row, boolean pass) {
        passed.merge(key(row.table(), row.value()), pass, Boolean::logicalAnd);
    }

    synchronized void limit(MatrixRow row, String text) {
        limits.computeIfAbsent(key(row.table(), row.value()), key -> new TreeSet<>())
                .add(text);
    }

    synchronized void no(MatrixRow row, String text) {
        result(row, false);
        limit(row, text);
    }

    synchronized boolean isEmpty() {
        return passed.isEmpty();
    }

    /** The rows of a table, those that no server has aside. */
    List<String> rows(MatrixRow.Table table) {
        return passed.keySet().stream()
                .filter(key -> key.startsWith(table + "\t"))
                .map(key -> key.substring(key.indexOf('\t') + 1))
                .toList();
    }

    boolean passed(MatrixRow.Table table, String row) {
        return passed.get(key(table, row));
    }

    Set<String> limits(MatrixRow.Table table, String row) {
        return limits.getOrDefault(key(table, row), Set.of());
    }

    boolean hasRowsOf(MatrixColumn other) {
        return passed.keySet().equals(other.passed.keySet());
    }

    synchronized void write(Path folder, String server) {
        List<String> lines = new ArrayList<>();
        passed.forEach((key, pass) -> {
            List<String> cells = new ArrayList<>(List.of(key, pass.toString()));
            cells.addAll(limits.getOrDefault(key, Set.of()));
            lines.add(String.join("\t", cells));
        });
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(server), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MatrixColumn read(Path file) {
        MatrixColumn column = new MatrixColumn();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                String key = cells[0] + "\t" + cells[1];
                column.passed.put(key, Boolean.valueOf(cells[2]));
                column.limits.put(key, new TreeSet<>(List.of(cells).subList(3, cells.length)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return column;
    }

    private static String key(MatrixRow.Table table, String row) {
        return table + "\t" + row;
    }
}

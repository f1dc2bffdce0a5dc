package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one server showed, row by row. Kept in files between the runs of the servers, one of each process that ran
 * tests: a line of table, row, result and limits, with tabs.
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

    synchronized void write(Path folder, String server, String process) {
        List<String> lines = new ArrayList<>();
        passed.forEach((key, pass) -> {
            List<String> cells = new ArrayList<>(List.of(key, pass.toString()));
            cells.addAll(limits.getOrDefault(key, Set.of()));
            lines.add(String.join("\t", cells));
        });
        try {
            Files.createDirectories(folder);
            // Another process may be reading it.
            Path whole = Files.write(folder.resolve(process + "." + server), lines);
            Files.move(whole, folder.resolve(server + "." + process), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all processes; without rows where there was none. */
    static MatrixColumn read(Path folder, String server) {
        MatrixColumn column = new MatrixColumn();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, server + ".*")) {
            for (Path file : files) {
                column.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return column;
    }

    private void add(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            String key = cells[0] + "\t" + cells[1];
            passed.merge(key, Boolean.valueOf(cells[2]), Boolean::logicalAnd);
            limits.computeIfAbsent(key, none -> new TreeSet<>())
                    .addAll(List.of(cells).subList(3, cells.length));
        }
    }

    private static String key(MatrixRow.Table table, String row) {
        return table + "\t" + row;
    }
}

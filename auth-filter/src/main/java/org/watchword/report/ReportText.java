package org.watchword.report;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Formats the report for the log: what is wrong first, each thing in a line of its own. {@code /auth/status} has the
 * details.
 */
final class ReportText {

    private static final String BREAK = System.lineSeparator() + "  ";

    private ReportText() {}

    static String block(Snapshot report) {
        List<String> lines = new ArrayList<>();
        lines.add("Watchword" + text(report, Topic.VERSION, " ") + " is on for "
                + report.text(Topic.APPLICATION).orElse("/") + text(report, Topic.SERVER, ", on "));
        report.conflicts().forEach(conflict -> line(conflict).ifPresent(lines::add));
        report.unsafe().forEach(unsafe -> line(unsafe).ifPresent(lines::add));
        lines.addAll(report.texts(Topic.NOTE));
        store(report).ifPresent(lines::add);
        keys(report).ifPresent(lines::add);
        endpoints(report).ifPresent(lines::add);
        on(report).ifPresent(lines::add);
        report.integrations().stream().filter(part -> !part.on()).forEach(part -> lines.add(off(part)));
        lines.add(settings(report));
        return lines.stream().map(ReportText::oneLine).collect(Collectors.joining(BREAK));
    }

    /**
     * Returns the log line for an entry that comes after the block; empty where the block and the status are enough.
     */
    static Optional<String> line(Entry entry) {
        if (entry instanceof Entry.Conflict conflict) {
            return Optional.of(problem("CONFLICT", conflict.name(), conflict.what(), conflict.remedy()));
        }
        if (entry instanceof Entry.Unsafe unsafe) {
            return Optional.of(problem("UNSAFE", unsafe.name(), unsafe.what(), unsafe.remedy()));
        }
        return entry instanceof Entry.Fact fact && fact.topic() == Topic.NOTE
                ? Optional.of(oneLine(fact.text()))
                : Optional.empty();
    }

    static Level level(Entry entry) {
        return entry instanceof Entry.Conflict || entry instanceof Entry.Unsafe ? Level.WARNING : Level.INFO;
    }

    private static String problem(String kind, String name, String what, String remedy) {
        return oneLine(kind + " " + name + ": " + what + ". Remedy: " + remedy);
    }

    /** A cause may be the text of a driver, with lines of its own. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Optional<String> endpoints(Snapshot report) {
        List<String> paths = report.texts(Topic.ENDPOINT);
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("endpoints: " + paths.size() + " below " + folder(paths));
    }

    /** The longest path that all are below of. */
    private static String folder(List<String> paths) {
        String folder = paths.get(0);
        for (String path : paths) {
            while (!path.startsWith(folder + "/") && !folder.isEmpty()) {
                folder = folder.substring(0, folder.lastIndexOf('/'));
            }
        }
        return folder.isEmpty() ? "/" : folder;
    }

    private static Optional<String> keys(Snapshot report) {
        return report.text(Topic.KEY_SOURCE)
                .map(source -> "keys: " + source
                        + listed("; ", report.texts(Topic.KEY_ALGORITHM))
                        + listed("; kid ", report.texts(Topic.KEY_ID)));
    }

    private static Optional<String> store(Snapshot report) {
        return report.text(Topic.DATASOURCE)
                .map(name -> "store: " + name
                        + text(report, Topic.DATABASE, ", ")
                        + text(report, Topic.SCHEMA_VERSION, ", tables of version ")
                        + text(report, Topic.STORE_STATE, ", "));
    }

    private static Optional<String> on(Snapshot report) {
        String parts = report.integrations().stream()
                .filter(Entry.Integration::on)
                .map(Entry.Integration::name)
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? Optional.empty() : Optional.of("on: " + parts);
    }

    private static String off(Entry.Integration part) {
        return "off: " + part.name() + (part.why().isEmpty() ? "" : " (" + part.why() + ")");
    }

    private static String settings(Snapshot report) {
        String set = report.settings().stream()
                .map(setting -> setting.setting() + " (" + setting.origin() + ")")
                .collect(Collectors.joining(", "));
        return "settings: " + (set.isEmpty() ? "all defaults" : set);
    }

    private static String text(Snapshot report, Topic topic, String before) {
        return report.text(topic).map(text -> before + text).orElse("");
    }

    private static String listed(String before, List<String> texts) {
        return texts.isEmpty() ? "" : before + String.join(", ", texts);
    }
}

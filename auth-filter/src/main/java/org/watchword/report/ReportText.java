package org.watchword.report;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report as the log shows it: what is wrong comes last, where the eye of whoever scrolled to it rests. */
final class ReportText {

    private ReportText() {}

    static String block(Snapshot report) {
        List<String> lines = new ArrayList<>();
        lines.add("Watchword" + text(report, Topic.VERSION, " ") + " is on for "
                + report.text(Topic.APPLICATION).orElse("/") + text(report, Topic.SERVER, ", on "));
        endpoints(report).ifPresent(lines::add);
        keys(report).ifPresent(lines::add);
        store(report).ifPresent(lines::add);
        integrations(report, true).ifPresent(lines::add);
        integrations(report, false).ifPresent(lines::add);
        lines.add(settings(report));
        report.texts(Topic.NOTE).forEach(lines::add);
        report.unsafe().forEach(unsafe -> line(unsafe).ifPresent(lines::add));
        report.conflicts().forEach(conflict -> line(conflict).ifPresent(lines::add));
        return String.join(System.lineSeparator() + "  ", lines);
    }

    /** What an entry that comes after the block is worth; empty where the block and the status are enough. */
    static Optional<String> line(Entry entry) {
        if (entry instanceof Entry.Conflict conflict) {
            return Optional.of("CONFLICT: " + conflict.what() + ". Remedy: " + conflict.remedy());
        }
        if (entry instanceof Entry.Unsafe unsafe) {
            return Optional.of("UNSAFE: " + unsafe.what() + ". Remedy: " + unsafe.remedy());
        }
        return entry instanceof Entry.Fact fact && fact.topic() == Topic.NOTE
                ? Optional.of(fact.text())
                : Optional.empty();
    }

    static Level level(Entry entry) {
        return entry instanceof Entry.Conflict || entry instanceof Entry.Unsafe ? Level.WARNING : Level.INFO;
    }

    private static Optional<String> endpoints(Snapshot report) {
        List<String> paths = report.texts(Topic.ENDPOINT);
        return paths.isEmpty() ? Optional.empty() : Optional.of("endpoints: " + String.join(", ", paths));
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

    private static Optional<String> integrations(Snapshot report, boolean on) {
        String parts = report.integrations().stream()
                .filter(integration -> integration.on() == on)
                .map(integration ->
                        integration.name() + (integration.why().isEmpty() ? "" : " (" + integration.why() + ")"))
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? Optional.empty() : Optional.of((on ? "on: " : "off: ") + parts);
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

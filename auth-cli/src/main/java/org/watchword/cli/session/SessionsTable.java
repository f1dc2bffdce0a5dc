package org.watchword.cli.session;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.cli.terminal.TerminalText;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/** Writes for people: columns as wide as what is in them. */
final class SessionsTable implements SessionsOutput {

    private static final String GAP = "  ";

    private final PrintWriter out;
    private final List<List<String>> rows = new ArrayList<>();

    SessionsTable(PrintWriter out) {
        this.out = out;
        rows.add(List.of("ID", "USER", "CREATED", "LAST USED", "ENDS", "ADDRESS", "DEVICE"));
    }

    @Override
    public void add(SessionStore.OpenSession row) {
        SessionRecord session = row.session();
        rows.add(List.of(
                session.id(),
                text(row.username()),
                time(session.createdAt()),
                time(session.rotatedAt()),
                time(SessionsOutput.endOf(session)),
                text(session.address()),
                text(session.userAgent())));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "-" : TerminalText.of(value);
    }

    @Override
    public void close() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}

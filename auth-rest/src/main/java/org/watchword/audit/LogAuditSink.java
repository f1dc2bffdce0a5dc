package org.watchword.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/**
 * Writes each event as one line of the log {@code org.watchword.audit}, encoded so that no value can begin a line of
 * its own.
 */
public final class LogAuditSink implements AuditSink {

    private final Logger log;

    /** Writes to the log {@code org.watchword.audit}. */
    public LogAuditSink() {
        this(System.getLogger("org.watchword.audit"));
    }

    LogAuditSink(Logger log) {
        this.log = log;
    }

    @Override
    public void record(AuditEvent event) {
        Level level = level(event.kind());
        if (log.isLoggable(level)) {
            // As an object, not as a format: a brace in a value must not be taken for a placeholder.
            log.log(level, (Object) line(event));
        }
    }

    private static Level level(AuditEvent.Kind kind) {
        return switch (kind) {
            case REFRESH_REPLAYED, REFRESH_ELSEWHERE, PASSWORD_HASH_UNUSABLE, KEY_REFUSED -> Level.WARNING;
            case REFRESH -> Level.DEBUG;
            default -> Level.INFO;
        };
    }

    private static String line(AuditEvent event) {
        StringBuilder line = new StringBuilder("event=")
                .append(event.kind().name().toLowerCase(Locale.ROOT))
                .append(" outcome=")
                .append(event.outcome().name().toLowerCase(Locale.ROOT))
                .append(" at=")
                .append(event.at());
        append(line, "user", event.userId());
        append(line, "actor", event.actorId());
        append(line, "session", event.sessionId());
        append(line, "address", event.origin().address());
        append(line, "agent", event.origin().userAgent());
        append(line, "request", event.origin().requestId());
        append(line, "detail", event.detail().isEmpty() ? null : event.detail());
        return line.toString();
    }

    private static void append(StringBuilder line, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        line.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                line.append(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        line.append('"');
    }
}

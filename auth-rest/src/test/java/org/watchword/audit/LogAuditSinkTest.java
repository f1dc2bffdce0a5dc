package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;

class LogAuditSinkTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");

    private final List<String> lines = new ArrayList<>();
    private final LogAuditSink sink = new LogAuditSink(new System.Logger() {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level != Level.DEBUG;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(level + " " + (parameters == null ? format : java.text.MessageFormat.format(format, parameters)));
        }
    });

    @Test
    void eventIsOneLineThatSaysWhoWhenAndWhat() {
        Origin origin = new Origin("192.0.2.7", "Browser/1 (\"x\")", "r-1");
        sink.record(new AuditEvent(
                AuditEvent.Kind.REFRESH_REPLAYED, AuditEvent.Outcome.FAILURE, AT, "u-1", "u-2", "s-1", origin, "x"));

        assertThat(lines)
                .containsExactly("WARNING event=refresh_replayed outcome=failure at=2026-03-01T10:15:30.123Z "
                        + "user=\"u-1\" actor=\"u-2\""
                        + " session=\"s-1\" address=\"192.0.2.7\" agent=\"Browser/1 (\\u0022x\\u0022)\""
                        + " request=\"r-1\" detail=\"x\"");
    }

    @Test
    void noValueBeginsALineOrAFieldOfItsOwn() {
        sink.record(new AuditEvent(AuditEvent.Kind.LOGIN_FAILED, AT, "a\nb\" user=\"root", null, "{0} \u2028\\ é"));

        assertThat(lines)
                .containsExactly("INFO event=login_failed outcome=failure at=2026-03-01T10:15:30.123Z"
                        + " user=\"a\\u000ab\\u0022 user=\\u0022root\" detail=\"{0} \\u2028\\u005c \\u00e9\"");
    }

    @ParameterizedTest
    @EnumSource(AuditEvent.Kind.class)
    void everythingButAnOrdinaryRefreshIsLogged(AuditEvent.Kind kind) {
        sink.record(new AuditEvent(kind, AT, null, null, ""));

        assertThat(lines).hasSize(kind == AuditEvent.Kind.REFRESH ? 0 : 1);
    }
}

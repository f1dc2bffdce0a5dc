package org.watchword.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report();
    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger("org.watchword");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void startIsOneRecordAndIsWrittenOnce() {
        report.fact(Topic.SERVER, "Some Server 1.2");
        report.fact(Topic.APPLICATION, "/shop");
        report.fact(Topic.ENDPOINT, "/shop/auth/login");
        report.integration("CDI", false, "not here");
        report.log();
        report.log();

        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(logged.get(0).getMessage().lines().map(String::strip))
                .containsExactly(
                        "Watchword is on for /shop, on Some Server 1.2",
                        "endpoints: /shop/auth/login",
                        "off: CDI (not here)",
                        "settings: all defaults");
    }

    @Test
    void whatIsWrongMakesItAWarningAndStandsLast() {
        report.conflict("two things at one path", "move one");
        report.unsafe("a long life", "shorten it");
        report.note("there is no user yet");
        report.log();

        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(logged.get(0).getMessage().lines().map(String::strip).toList())
                .endsWith(
                        "there is no user yet",
                        "UNSAFE: a long life. Remedy: shorten it",
                        "CONFLICT: two things at one path. Remedy: move one");
    }

    @Test
    void whatIsFoundLaterGetsALineOnceAndIsInTheNextSnapshot() {
        report.log();
        logged.clear();
        report.conflict("late", "move it");
        report.conflict("late", "move it");
        report.integration("CDI", true, "");

        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getMessage()).isEqualTo("CONFLICT: late. Remedy: move it");
        assertThat(report.snapshot().conflicts()).hasSize(1);
    }

    @Test
    void lastWordOnAPartHolds() {
        report.integration("container caller", false, "not needed");
        report.integration("container caller", true, "an EJB needs it");

        assertThat(report.snapshot().integrations())
                .containsExactly(new Entry.Integration("container caller", true, "an EJB needs it"));
    }

    @Test
    void sourceThatFailsIsLeftOutAndTheRestIsThere() {
        report.add(() -> {
            throw new IllegalStateException("a secret");
        });
        report.add(() -> List.of(new Entry.Fact(Topic.SERVER, "S")));

        assertThat(report.snapshot().text(Topic.SERVER)).contains("S");
        assertThat(report.snapshot().toString()).contains("could not be made").doesNotContain("a secret");
    }
}

package org.watchword.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        report.fact(Topic.ENDPOINT, "/shop/auth/admin/users");
        report.integration("servlet filter", true, "first in the chain");
        report.integration("metrics", true, "");
        report.integration("CDI", false, "not here");
        report.log();
        report.log();

        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(logged.get(0).getMessage().lines().map(String::strip))
                .containsExactly(
                        "Watchword is on for /shop, on Some Server 1.2",
                        "endpoints: 2 below /shop/auth",
                        "on: servlet filter, metrics",
                        "off: CDI (not here)",
                        "settings: all defaults");
    }

    @Test
    void whatIsWrongMakesItAWarningAndStandsFirst() {
        report.conflict("endpoints-taken", "two things at one path", "move one");
        report.unsafe("long-life", "a long life", "shorten it");
        report.note("there is no user yet");
        report.log();

        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(logged.get(0).getMessage().lines().map(String::strip).toList())
                .containsExactly(
                        "Watchword is on for /",
                        "CONFLICT endpoints-taken: two things at one path. Remedy: move one",
                        "UNSAFE long-life: a long life. Remedy: shorten it",
                        "there is no user yet",
                        "settings: all defaults");
    }

    @Test
    void whatIsUnsafeIsNoWarningWhereNobodyHasUsedItYet() {
        report.unsafe("long-life", "a long life", "shorten it");
        report.firstStart();
        report.log();

        assertThat(logged.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(logged.get(0).getMessage()).contains("UNSAFE long-life");
    }

    @Test
    void conflictIsAWarningAtTheFirstStartToo() {
        report.conflict("endpoints-taken", "two things at one path", "move one");
        report.firstStart();
        report.log();

        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void whatTheOperatorAcceptsIsANoteAndNoWarning() {
        Report accepting = new Report(Set.of("endpoints-taken", "long-life"));
        accepting.conflict("endpoints-taken", "two things at one path", "move one");
        accepting.add(() -> List.of(new Entry.Unsafe("long-life", "a long life", "shorten it")));
        accepting.log();
        accepting.announce(new Entry.Conflict("endpoints-taken", "a third thing", "move it"));

        assertThat(accepting.snapshot().conflicts()).isEmpty();
        assertThat(accepting.snapshot().unsafe()).isEmpty();
        assertThat(accepting.snapshot().texts(Topic.NOTE))
                .containsExactly("accepted endpoints-taken: two things at one path", "accepted long-life: a long life");
        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.INFO, Level.INFO);
    }

    @Test
    void everyThingIsOneLineWhateverADriverSays() {
        report.conflict("store", "the database says\n  FATAL: no\r\n  such user", "make one");
        report.log();

        assertThat(logged.get(0).getMessage().lines().map(String::strip))
                .contains("CONFLICT store: the database says FATAL: no such user. Remedy: make one");
    }

    @Test
    void whatIsFoundLaterGetsALineOnceAndIsInTheNextSnapshot() {
        report.log();
        logged.clear();
        report.conflict("late-one", "late", "move it");
        report.conflict("late-one", "late", "move it");
        report.integration("CDI", true, "");

        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getMessage()).isEqualTo("CONFLICT late-one: late. Remedy: move it");
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

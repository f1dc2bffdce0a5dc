package org.watchword.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.token.Revocations.Revocation.NOT_REVOKED;
import static org.watchword.token.Revocations.Revocation.REVOKED;
import static org.watchword.token.Revocations.Revocation.UNAVAILABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.servlet.TestSettings;
import org.watchword.token.Revocations;

class RemoteRevocationsTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration MAX_STALENESS = Duration.ofMinutes(1);
    private static final Instant NOW = TestClock.START;
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(17));
    private static final String TOKEN = "eyJ.SECRET.x-_";

    private final TestClock clock = new TestClock();
    private final TestPublisher publisher = new TestPublisher();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        publisher.close();
    }

    private static Configuration settings(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("watchword.revocation." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return TestSettings.of(values);
    }

    private RevocationList list(Configuration configuration, int most) {
        RemoteRevocations source = RemoteRevocations.of(configuration, clock).orElseThrow();
        return new RevocationList(new RevocationReader(source, clock, clock, POLL, MAX_STALENESS), most);
    }

    private RevocationList list() {
        return list(settings("url", publisher.url(), "token", TOKEN), RevocationList.MOST);
    }

    private static Revocations.Revocation check(RevocationList list, String sid) {
        return list.check("user", sid, NOW);
    }

    @Test
    void logoutElsewhereIsKnownWithinThePoll() {
        RevocationList list = list();
        publisher.end("old", UNTIL);
        assertThat(check(list, "old")).isEqualTo(REVOKED);
        assertThat(check(list, "gone")).isEqualTo(NOT_REVOKED);

        publisher.end("gone", UNTIL);
        publisher.refuse("user", NOW, UNTIL);
        clock.pass(POLL);

        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        assertThat(list.check("user", "", NOW.minusSeconds(1))).isEqualTo(REVOKED);
        assertThat(check(list, "other")).isEqualTo(NOT_REVOKED);
        assertThat(publisher.asked).containsExactly(" Bearer " + TOKEN, "after=1 Bearer " + TOKEN);
    }

    @Test
    void everyPartOfAListIsRead() {
        publisher.parts(3);
        for (int i = 0; i < 7; i++) {
            publisher.end("s" + i, UNTIL);
        }
        RevocationList list = list();

        for (int i = 0; i < 7; i++) {
            assertThat(check(list, "s" + i)).isEqualTo(REVOKED);
        }
        assertThat(publisher.asked).hasSize(3);
    }

    @Test
    void compressedAnswersAreUnpacked() {
        publisher.packs();
        publisher.end("gone", UNTIL);

        assertThat(check(list(), "gone")).isEqualTo(REVOKED);
    }

    @Test
    void wholeListIsAskedForOnceAMinuteByItsVersionAndNowAndThenWithout() {
        RevocationList list = list();
        publisher.end("gone", UNTIL);
        for (int minute = 0; minute < 12; minute++) {
            assertThat(check(list, "gone")).isEqualTo(REVOKED);
            assertThat(check(list, "other")).isEqualTo(NOT_REVOKED);
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(publisher.asked).hasSize(12).allMatch(asked -> asked.startsWith(" "));
        assertThat(publisher.asked).filteredOn(asked -> !asked.contains("W/")).hasSize(2);
        publisher.end("other", UNTIL);
        assertThat(check(list, "other")).isEqualTo(REVOKED);
    }

    @Test
    void whereThePublisherIsGoneTokensPassUntilTheListIsTooOldAndAgainWhenItIsBack() {
        RevocationList list = list();
        publisher.end("gone", UNTIL);
        check(list, "gone");

        publisher.status(503);
        clock.pass(MAX_STALENESS);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(check(list, "gone")).isEqualTo(REVOKED);
        clock.pass(Duration.ofNanos(1));
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
        assertThat(check(list, "gone")).as("known is known").isEqualTo(REVOKED);
        assertThat(list.isFresh(true)).isFalse();

        publisher.status(200);
        publisher.end("meanwhile", UNTIL);
        clock.pass(POLL);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        assertThat(check(list, "meanwhile")).isEqualTo(REVOKED);
        assertThat(publisher.asked)
                .as("everything is read anew")
                .last()
                .asString()
                .startsWith(" ");
    }

    @Test
    void nobodyThereMeansUnavailable() {
        publisher.close();

        assertThat(check(list(), "a")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void tokenInAFileIsTheOneThatIsThereNow() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        RevocationList list =
                list(settings("url", publisher.url(), "token.location", "file:" + file), RevocationList.MOST);
        check(list, "a");
        Files.writeString(file, "two");
        clock.pass(POLL);
        check(list, "a");
        Files.delete(file);
        clock.pass(POLL);
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        clock.pass(MAX_STALENESS);
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);

        assertThat(publisher.asked).containsExactly(" Bearer one", "after=0 Bearer two");
    }

    @Test
    void listThatIsTooLongStaysBoundedAndLetsNothingThrough() {
        RevocationList list = list(settings("url", publisher.url(), "token", TOKEN), 100);
        for (int i = 0; i < 90; i++) {
            publisher.end("s" + i, UNTIL);
        }
        assertThat(check(list, "a")).isEqualTo(NOT_REVOKED);
        for (int i = 90; i < 200; i++) {
            publisher.end("s" + i, UNTIL);
        }

        for (int i = 0; i < 100; i++) {
            clock.pass(POLL);
            check(list, "a");
            assertThat(list.size()).isLessThanOrEqualTo(101);
        }
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
        assertThat(check(list, "s199")).isEqualTo(UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "{}",
                "{\"revocations\":[],\"next\":\"1\"}",
                "{\"revocations\":[],\"next\":\"1\",\"more\":\"false\"}",
                "{\"revocations\":[],\"next\":\"a&b\",\"more\":false}",
                "{\"revocations\":[],\"next\":\"\",\"more\":false}",
                "{\"revocations\":{},\"next\":\"1\",\"more\":false}",
                "{\"revocations\":[1],\"next\":\"1\",\"more\":false}",
                "{\"revocations\":[{\"session\":\"a\"}],\"next\":\"1\",\"more\":false}",
                "{\"revocations\":[{\"session\":\"a\",\"until\":\"soon\"}],\"next\":\"1\",\"more\":false}",
                "{\"revocations\":[{\"club\":\"a\",\"until\":\"2026-01-01T00:00:00Z\"}],\"next\":\"1\",\"more\":false}",
                "{\"revocations\":[{\"user\":\"a\",\"until\":\"2026-01-01T00:00:00Z\"}],\"next\":\"1\",\"more\":false}"
            })
    void whatIsNotUnderstoodAsAWholeCountsAsNoAnswer(String body) {
        publisher.server().answers(200, body);

        assertThat(check(list(), "a")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void answerThatUnpacksToMoreThanItMayIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(new byte[64 << 20]);
        }
        publisher.server().answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        RevocationList list = list();

        assertThat(loggedDuring(() -> check(list, "a")))
                .singleElement()
                .asString()
                .contains("larger than 4 MiB");
        assertThat(check(list, "a")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void redirectIsNotFollowed() {
        TestPublisher other = new TestPublisher();
        try {
            publisher.server().answers(exchange -> {
                exchange.getResponseHeaders().set("Location", other.url());
                exchange.sendResponseHeaders(302, -1);
            });

            assertThat(check(list(), "a")).isEqualTo(UNAVAILABLE);
            assertThat(other.asked).isEmpty();
        } finally {
            other.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void logSaysOnceWhatIsWrongAndNeverTheToken(int status) {
        publisher.status(status);
        RevocationList list = list(settings("url", publisher.url() + "?p=SECRET", "token", TOKEN), RevocationList.MOST);

        List<String> lines = loggedDuring(() -> {
            for (int i = 0; i < 5; i++) {
                check(list, "a");
                clock.pass(POLL);
            }
        });

        assertThat(lines).singleElement().asString().contains(publisher.url(), "status " + status);
        assertThat(lines.toString()).doesNotContain("SECRET");
    }

    private static List<String> loggedDuring(Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                    lines.add(line.getMessage() + line.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(RevocationReader.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    @Test
    void settingsThatCannotBeUsedStopTheStartAndSayWhatToWrite() {
        String url = "https://login.example/auth/revocations";

        refused("revocations:read", "url", url);
        refused("both are set", "url", url, "token", TOKEN, "token.location", "file:/run/token");
        refused("watchword.revocation.url is not", "token", TOKEN);
        refused("watchword.revocation.url is not", "token.location", "file:/run/token");
        refused("write file:/path", "url", url, "token.location", "/run/token");
        refused("without Bearer", "url", url, "token", "Bearer SECRET");
        refused("not safe", "url", "http://login.example/auth/revocations", "token", TOKEN);
        refused("https://host/path", "url", "https://user:SECRET@login.example/", "token", TOKEN);
        refused("https://host/path", "url", "ftp://login.example/", "token", TOKEN);
        assertThat(RemoteRevocations.of(settings(), clock)).isEmpty();
        assertThat(RemoteRevocations.of(settings("url", url, "token", TOKEN), clock))
                .hasToString("Optional[" + url + "]");
    }

    private void refused(String because, String... namesAndValues) {
        assertThatThrownBy(() -> RemoteRevocations.of(settings(namesAndValues), clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Watchword cannot start: watchword.revocation.")
                .hasMessageContaining(because)
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void settingsThatNobodyWouldUseStopTheStart() {
        String url = "watchword.revocation.url";
        String token = "watchword.revocation.token";

        assertThatThrownBy(() -> RemoteRevocations.of(settings("token", "abc"), System::nanoTime))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(token + " is set", url + " is not", "take the setting away");
        assertThatThrownBy(() -> RemoteRevocations.demandNotSet(
                        settings("url", "https://login.example.org/auth/revocations"), "they are in the database"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(url + " is set", "they are in the database", "take the setting away");
        RemoteRevocations.demandNotSet(settings(), "they are in the database");
    }
}

package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.report.Entry;
import org.watchword.report.Snapshot;
import org.watchword.session.TokenLength;
import org.watchword.start.login.TestNode;

class LongTokensTest {

    private final TestNode node = new TestNode();

    private static Set<String> roles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "department-of-things-" + i + "-reader")
                .collect(Collectors.toSet());
    }

    private static Answer login(TestNode at) {
        return at.answer(
                at.request("POST", "/auth/login").json("{\"username\":\"ada\",\"password\":\"correct horse\"}"));
    }

    private static Answer refresh(TestNode at, JsonObject tokens) {
        return at.answer(at.request("POST", "/auth/refresh")
                .json("{\"refresh_token\":\"" + tokens.getString("refresh_token") + "\"}"));
    }

    @Test
    void loginWhoseTokenOurVerifierWouldRefuseIsRefusedWithItsReasonAndOpensNoSession() {
        node.start();
        String ada = node.user("ada", "correct horse", roles(600));

        Answer refused = login(node);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(reason(refused)).isEqualTo("access_token_too_long");
        assertThat(node.stores
                        .sessions()
                        .findOpen(ada, node.clock.instant(), 0, 1)
                        .total())
                .isZero();
        assertThat(node.report.snapshot().conflicts())
                .extracting(Entry.Conflict::name)
                .contains("tokens-too-long");
    }

    @Test
    void rightPasswordThatGivesNoTokenIsNoFailedTry() {
        node.start();
        node.user("ada", "correct horse", roles(600));

        for (int i = 0; i < 10; i++) {
            assertThat(login(node).status()).isEqualTo(403);
        }
    }

    @Test
    void refreshWhoseTokenOurVerifierWouldRefuseIsRefusedAndTheSessionGoesOn() {
        node.start();
        node.user("ada", "correct horse");
        JsonObject tokens = json(login(node));
        TestNode stricter = new TestNode(node.stores, node.clock);
        stricter.start("watchword.token.max-length", "300");

        Answer refused = refresh(stricter, tokens);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(reason(refused)).isEqualTo("access_token_too_long");
        node.clock.pass(Duration.ofMinutes(1));
        assertThat(refresh(node, tokens).status()).isEqualTo(200);
    }

    @Test
    void longTokenIsIssuedAndToldOnceAMinuteAndInTheReport() {
        node.start();
        String ada = node.user("ada", "correct horse", roles(200));
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(TokenLength.class.getName());
        Handler handler = collecting(warnings);
        logger.addHandler(handler);
        try {
            assertThat(json(login(node)).getString("access_token").length()).isBetween(TokenLength.LONG, 16 * 1024);
            login(node);
            assertThat(warnings).singleElement().asString().contains(ada);
            node.clock.pass(Duration.ofMinutes(1));
            login(node);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(warnings).hasSize(2);
        Snapshot report = node.report.snapshot();
        assertThat(report.unsafe()).extracting(Entry.Unsafe::name).contains("long-tokens");
        assertThat(report.conflicts()).extracting(Entry.Conflict::name).doesNotContain("tokens-too-long");
    }

    @Test
    void tokenOfUsualLengthIsNotTold() {
        node.start();
        node.user("ada", "correct horse", roles(50));

        assertThat(login(node).status()).isEqualTo(200);

        assertThat(node.report.snapshot().unsafe())
                .extracting(Entry.Unsafe::name)
                .doesNotContain("long-tokens");
    }

    private static Handler collecting(List<String> warnings) {
        SimpleFormatter formatter = new SimpleFormatter();
        return new Handler() {
            @Override
            public void publish(LogRecord one) {
                if (one.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(formatter.formatMessage(one));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;

/** A client whose answer was lost sends its refresh token again when the service is back, however long that takes. */
class RestartTest {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final TestNode node = new TestNode(stores, clock);
    private Answer login;
    private Answer refreshed;

    @BeforeEach
    void refreshOnce() {
        node.start();
        node.user("ada", TwoNodes.PASSWORD);
        login = TwoNodes.login(node, "ada");
        clock.pass(Duration.ofSeconds(5));
        refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));
    }

    private TestNode started() {
        TestNode restarted = new TestNode(stores, clock);
        restarted.start();
        return restarted;
    }

    private Answer retry(TestNode on) {
        return TwoNodes.refresh(on, TwoNodes.refresh(login));
    }

    @Test
    void restartThatTakesLongerThanTheGraceWindowLogsNobodyOut() {
        clock.pass(OUTAGE);

        assertThat(TwoNodes.refresh(retry(started()))).isEqualTo(TwoNodes.refresh(refreshed));
    }

    @Test
    void graceWindowGoesOnWhereItWasWhenTheServiceIsBack() {
        clock.pass(OUTAGE);
        TestNode restarted = started();
        TwoNodes.login(restarted, "ada");

        clock.pass(GRACE);
        assertThat(TwoNodes.refresh(retry(restarted))).isEqualTo(TwoNodes.refresh(refreshed));

        clock.pass(Duration.ofMillis(1));
        assertThat(reason(retry(restarted))).isEqualTo("refresh_token_reused");
    }

    @Test
    void nodesThatStartOneAfterAnotherLogNobodyOut() {
        clock.pass(OUTAGE);
        TwoNodes.login(started(), "ada");
        clock.pass(Duration.ofSeconds(5));

        assertThat(TwoNodes.refresh(retry(started()))).isEqualTo(TwoNodes.refresh(refreshed));
    }

    @Test
    void databaseThatIsDownForLongerThanTheGraceWindowLogsNobodyOut() {
        stores.down(true);
        assertThat(retry(node).status()).isEqualTo(503);
        clock.pass(OUTAGE);
        stores.down(false);

        assertThat(TwoNodes.refresh(retry(node))).isEqualTo(TwoNodes.refresh(refreshed));
    }

    @Test
    void nodeThatStartsWhileAnotherAnswersOpensNoWindow() {
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(3));
            TwoNodes.login(node, "ada");
        }

        assertThat(reason(retry(started()))).isEqualTo("refresh_token_reused");
    }

    @Test
    void quietNodeOpensNoWindow() {
        clock.pass(OUTAGE);

        assertThat(reason(retry(node))).isEqualTo("refresh_token_reused");
    }

    @Test
    void tokenThatIsOlderThanThePredecessorIsAReplayAfterARestartToo() {
        TwoNodes.refresh(node, TwoNodes.refresh(refreshed));
        clock.pass(OUTAGE);

        assertThat(reason(retry(started()))).isEqualTo("refresh_token_reused");
    }
}

package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Watchword;
import org.watchword.http.Answer;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;

/**
 * Somebody sets the clock of a node between requests, or the clocks of two nodes disagree; the database has its own.
 */
class MovedClockTest {

    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final TestClock databaseClock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(databaseClock);
    private final TestNode node = new TestNode(stores, new TestClock());
    private final TestNode other = new TestNode(stores, new TestClock());

    @BeforeEach
    void start() {
        node.start();
        other.start();
        node.user("ada", TwoNodes.PASSWORD);
    }

    private void pass(Duration time) {
        for (TestClock clock : List.of(databaseClock, node.clock, other.clock)) {
            clock.pass(time);
        }
    }

    private static Answer logout(TestNode on, Answer login) {
        return on.answer(
                on.request("POST", "/auth/logout").json("{\"refresh_token\":\"" + TwoNodes.refresh(login) + "\"}"));
    }

    @Test
    void sessionsGoOnWhenTheClockIsSetAhead() {
        Answer login = TwoNodes.login(node, "ada");

        node.clock.set(MINUTES);

        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(200);
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(200);
    }

    @Test
    void tokensThatANodeKnowsGoOnWhenItsClockIsSetBack() {
        Answer login = TwoNodes.login(node, "ada");
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(200);

        node.clock.set(MINUTES.negated());

        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(200);
    }

    @Test
    void otherTokensAreNotYetValidThereAndARefreshBringsOneThatIs() {
        Answer login = TwoNodes.login(node, "ada");
        Answer second = TwoNodes.login(node, "ada");

        node.clock.set(Duration.ofSeconds(-50));
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status())
                .as("within watchword.token.skew")
                .isEqualTo(200);

        node.clock.set(MINUTES.negated());
        Answer early = TwoNodes.me(node, TwoNodes.access(second));
        assertThat(early.status()).isEqualTo(401);
        assertThat(reason(early)).isEqualTo("token_not_yet_valid");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(second));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(200);
    }

    @Test
    void clockThatIsSetBackMakesTheGraceWindowNoLonger() {
        Answer login = TwoNodes.login(node, "ada");
        TwoNodes.refresh(node, TwoNodes.refresh(login));

        node.clock.set(MINUTES.negated());
        pass(Duration.ofSeconds(11));

        assertThat(reason(TwoNodes.refresh(node, TwoNodes.refresh(login)))).isEqualTo("refresh_token_reused");
    }

    @Test
    void clockThatIsSetAheadMakesTheGraceWindowNoShorter() {
        Answer login = TwoNodes.login(node, "ada");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));

        node.clock.set(MINUTES);
        pass(Duration.ofSeconds(10));

        assertThat(TwoNodes.refresh(TwoNodes.refresh(node, TwoNodes.refresh(login))))
                .isEqualTo(TwoNodes.refresh(refreshed));
    }

    @Test
    void nodesWhoseClocksDisagreeJudgeTheGraceWindowAlike() {
        other.clock.set(MINUTES);
        Answer login = TwoNodes.login(node, "ada");
        Answer late = TwoNodes.login(other, "ada");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));
        TwoNodes.refresh(other, TwoNodes.refresh(late));

        pass(Duration.ofSeconds(10));
        assertThat(TwoNodes.refresh(TwoNodes.refresh(other, TwoNodes.refresh(login))))
                .isEqualTo(TwoNodes.refresh(refreshed));

        pass(Duration.ofSeconds(1));
        assertThat(reason(TwoNodes.refresh(node, TwoNodes.refresh(late)))).isEqualTo("refresh_token_reused");
    }

    @Test
    void sessionGoesFromNodeToNodeWhoseClocksDisagree() {
        other.clock.set(MINUTES);
        Answer last = TwoNodes.login(node, "ada");
        for (int i = 0; i < 10; i++) {
            TestNode next = i % 2 == 0 ? other : node;
            last = TwoNodes.refresh(next, TwoNodes.refresh(last));
            assertThat(last.status()).isEqualTo(200);
            assertThat(TwoNodes.me(next, TwoNodes.access(last)).status()).isEqualTo(200);
        }
    }

    @Test
    void logoutHoldsThoughTheClockIsSetAheadAndBackAgain() {
        Answer login = TwoNodes.login(node, "ada");
        assertThat(logout(node, login).status()).isEqualTo(204);
        pass(Duration.ofMinutes(2));

        node.clock.set(MINUTES.multipliedBy(4));
        assertThat(reason(TwoNodes.me(node, TwoNodes.access(login)))).isEqualTo("token_expired");
        pass(Duration.ofSeconds(2));
        TwoNodes.login(node, "ada");
        TwoNodes.me(node, TwoNodes.access(TwoNodes.login(node, "ada")));
        node.clock.set(MINUTES.multipliedBy(4).negated());

        assertThat(reason(TwoNodes.me(node, TwoNodes.access(login)))).isEqualTo("token_revoked");
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(login)).status()).isEqualTo(401);
    }

    @Test
    void logoutHoldsForTheWholeLifeOfATokenFromANodeThatIsAhead() {
        node.clock.set(MINUTES);
        Answer login = TwoNodes.login(node, "ada");
        assertThat(logout(other, login).status()).isEqualTo(204);

        // 15 minutes and the skew of one is how long the token is good for on the node that issued it.
        for (int minute = 0; minute < 15; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(reason(TwoNodes.me(node, TwoNodes.access(login))))
                    .as("after %s minutes", minute + 1)
                    .isEqualTo("token_revoked");
        }
    }

    @Test
    void logoutHoldsOnANodeThatIsAhead() {
        Answer login = TwoNodes.login(node, "ada");
        other.clock.set(MINUTES.multipliedBy(2));
        assertThat(TwoNodes.me(other, TwoNodes.access(login)).status()).isEqualTo(200);
        assertThat(logout(node, login).status()).isEqualTo(204);

        pass(Duration.ofSeconds(2));

        assertThat(reason(TwoNodes.me(other, TwoNodes.access(login)))).isEqualTo("token_revoked");
    }

    @Test
    void accountIsLockedForNoLongerThanTheClockWasSetBackBy() {
        for (int i = 0; i < 5; i++) {
            TwoNodes.login(node, "ada", "wrong", "198.51.100.7");
        }

        node.clock.set(MINUTES.negated());
        assertThat(TwoNodes.login(node, "ada", TwoNodes.PASSWORD, "198.51.100.7")
                        .status())
                .isEqualTo(429);
        pass(MINUTES.plusSeconds(12));

        assertThat(TwoNodes.login(node, "ada", TwoNodes.PASSWORD, "198.51.100.7")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingThatIsNeededIsRemovedWhileTheClockIsAhead() {
        Answer login = TwoNodes.login(node, "ada");
        Answer ended = TwoNodes.login(node, "ada");
        logout(node, ended);

        node.clock.set(Duration.ofMinutes(59));
        assertThat(Watchword.of(node.context).removeExpired().removed()).isZero();
        node.clock.set(Duration.ofMinutes(-59));

        assertThat(TwoNodes.refresh(other, TwoNodes.refresh(login)).status()).isEqualTo(200);
        assertThat(reason(TwoNodes.me(other, TwoNodes.access(ended)))).isEqualTo("token_revoked");
    }
}

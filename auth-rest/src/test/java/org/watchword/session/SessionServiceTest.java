package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.BearerToken;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.revocation.RevocationList;
import org.watchword.store.AtOnce;
import org.watchword.store.EndReason;
import org.watchword.store.NewUser;
import org.watchword.store.SessionRecord;
import org.watchword.store.TestRecords;
import org.watchword.store.UserRecord;
import org.watchword.token.RejectionReason;
import org.watchword.token.Verification;

class SessionServiceTest {

    private static final Duration GRACE = SessionFixture.POLICY.grace();

    private final SessionFixture node = new SessionFixture();
    private final UserRecord user = node.user();
    private final SessionTokens login = node.open(user);
    private final String sid = login.refreshToken().substring(0, 36);

    private SessionTokens refreshed(String token) {
        return ((RefreshResult.Refreshed) node.refresh(token)).tokens();
    }

    private RefreshResult.Reason rejected(String token) {
        return ((RefreshResult.Rejected) node.refresh(token)).reason();
    }

    private Verification verify(SessionTokens tokens) {
        return node.verifier.verify(new BearerToken(tokens.accessToken()));
    }

    private SessionRecord row() {
        return node.stores.sessions().find(sid).orElseThrow();
    }

    @Test
    void loginGivesTokensOfTheUserAndTheSession() {
        assertThat(node.verified(login).subject()).isEqualTo(user.id());
        assertThat(node.verified(login).name()).isEqualTo("ada");
        assertThat(node.verified(login).roles()).containsExactly("user");
        assertThat(node.verified(login).permissions()).containsExactly("phones:write");
        assertThat(node.verified(login).sessionId()).contains(sid);
        assertThat(login.expiresIn()).isEqualTo(900);
        assertThat(login.refreshExpiresIn()).isEqualTo(Duration.ofDays(14).toSeconds());
    }

    @Test
    void refreshGivesNewTokensAndMovesTheIdleExpiry() {
        node.clock.pass(Duration.ofDays(13));
        SessionTokens second = refreshed(login.refreshToken());

        assertThat(second.refreshToken()).isNotEqualTo(login.refreshToken()).startsWith(sid + ".");
        assertThat(second.refreshExpiresIn()).isEqualTo(Duration.ofDays(14).toSeconds());
        node.clock.pass(Duration.ofDays(13));
        assertThat(node.verified(refreshed(second.refreshToken())).sessionId()).contains(sid);
    }

    @Test
    void refreshWithRotatedTokenInsideGraceReturnsSameSuccessor() {
        SessionTokens second = refreshed(login.refreshToken());
        node.clock.pass(GRACE);

        SessionTokens again = refreshed(login.refreshToken());

        assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
        assertThat(again.accessToken()).as("a fresh one").isNotEqualTo(second.accessToken());
        assertThat(again.refreshExpiresIn()).isEqualTo(second.refreshExpiresIn() - GRACE.toSeconds());
        assertThat(row().generation()).isEqualTo(1);
    }

    @Test
    void secondUseWithinTheGraceWindowFromElsewhereIsAnEventOfItsOwn() {
        Origin home = new Origin("2001:db8:1:2::7", "Browser/1", null);
        assertThat(node.refreshes.refresh(login.refreshToken(), home)).isInstanceOf(RefreshResult.Refreshed.class);
        node.audited.clear();

        for (Origin origin : List.of(
                new Origin("2001:db8:1:2::8", "Browser/1", "another request"),
                new Origin("2001:db8:1:3::7", "Browser/1", null),
                new Origin("2001:db8:1:2::7", "Browser/2", null),
                Origin.NONE)) {
            assertThat(node.refreshes.refresh(login.refreshToken(), origin))
                    .isInstanceOf(RefreshResult.Refreshed.class);
        }

        assertThat(node.kinds())
                .containsExactly(
                        AuditEvent.Kind.REFRESH,
                        AuditEvent.Kind.REFRESH_ELSEWHERE,
                        AuditEvent.Kind.REFRESH_ELSEWHERE,
                        AuditEvent.Kind.REFRESH_ELSEWHERE);
    }

    @Test
    void graceWindowIsFixedAndDoesNotSlide() {
        refreshed(login.refreshToken());
        node.clock.pass(GRACE.dividedBy(2));
        refreshed(login.refreshToken());
        node.clock.pass(GRACE.dividedBy(2).plusMillis(1));

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.REPLAYED);
    }

    @Test
    void rotatedTokenPastGraceEndsTheSessionAndItsTokensAtOnce() {
        SessionTokens second = refreshed(login.refreshToken());
        node.clock.pass(GRACE.plusMillis(1));

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.REPLAYED);

        assertThat(node.stores.endReason(sid)).contains(EndReason.REPLAY);
        assertThat(rejected(second.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);
        assertThat(verify(second)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(node.kinds()).contains(AuditEvent.Kind.REFRESH_REPLAYED);
    }

    @Test
    void onlyTheImmediatePredecessorHasAGraceWindow() {
        SessionTokens second = refreshed(login.refreshToken());
        refreshed(second.refreshToken());

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.REPLAYED);
    }

    @Test
    void replayOfAnyOlderGenerationEndsTheSession() {
        String token = login.refreshToken();
        for (int i = 0; i < 20; i++) {
            token = refreshed(token).refreshToken();
        }

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.REPLAYED);
        assertThat(node.stores.endReason(sid)).contains(EndReason.REPLAY);
    }

    @Test
    void requestThatWaitedWhileTheSessionMovedOnTwiceIsNoReplay() {
        node.stores.beforeEachCall(() -> {
            node.stores.beforeEachCall(() -> {});
            node.clock.pass(Duration.ofMillis(5));
            refreshed(refreshed(login.refreshToken()).refreshToken());
        });

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.OVERTAKEN);

        assertThat(row().revokedAt()).isNull();
        assertThat(rejected(login.refreshToken())).as("sent once more").isEqualTo(RefreshResult.Reason.REPLAYED);
    }

    @Test
    void madeUpTokenForAKnownSessionEndsNothing() {
        for (long generation = 0; generation < 3; generation++) {
            String madeUp = TestRefreshTokens.madeUp(sid, generation);
            assertThat(rejected(madeUp)).isEqualTo(RefreshResult.Reason.INVALID);
            node.logout.byRefreshToken(madeUp, Origin.NONE);
        }

        assertThat(row().revokedAt()).isNull();
        assertThat(node.verified(refreshed(login.refreshToken())).sessionId()).contains(sid);
    }

    @Test
    void tokenWhoseGenerationWasRewrittenIsNoToken() {
        refreshed(login.refreshToken());

        assertThat(rejected(TestRefreshTokens.withGeneration(login.refreshToken(), 1)))
                .isEqualTo(RefreshResult.Reason.INVALID);
        assertThat(rejected(TestRefreshTokens.withGeneration(login.refreshToken(), Long.MAX_VALUE)))
                .isEqualTo(RefreshResult.Reason.INVALID);
        assertThat(row().revokedAt()).isNull();
    }

    @Test
    void rowHoldsNothingThatCanBePresented() {
        SessionTokens second = refreshed(login.refreshToken());
        SessionRecord row = row();

        for (String stored : List.of(row.currentHash(), row.previousHash(), row.nonce(), row.familyKey())) {
            assertThat(second.refreshToken()).doesNotContain(stored);
            assertThat(rejected(sid + "." + stored)).isEqualTo(RefreshResult.Reason.INVALID);
        }
    }

    @Test
    void fiftyAtOnceGetOneSuccessorAndOneSession() throws Exception {
        List<RefreshResult> results = AtOnce.call(50, i -> () -> node.refresh(login.refreshToken()));

        Set<String> successors = new HashSet<>();
        for (RefreshResult result : results) {
            successors.add(((RefreshResult.Refreshed) result).tokens().refreshToken());
        }
        assertThat(successors).hasSize(1);
        assertThat(row().generation()).isEqualTo(1);
        assertThat(node.stores.sessionCount()).isEqualTo(1);
        assertThat(refreshed(successors.iterator().next()).refreshToken()).startsWith(sid);
    }

    @Test
    void idleExpiryIsExclusive() {
        node.clock.pass(Duration.ofDays(14));

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.EXPIRED);
    }

    @Test
    void lastMillisecondBeforeIdleExpiryStillRefreshes() {
        node.clock.pass(Duration.ofDays(14).minusMillis(1));

        assertThat(refreshed(login.refreshToken()).refreshToken()).startsWith(sid);
    }

    @Test
    void absoluteExpiryNeverMovesAndNoTokenOutlivesIt() {
        String token = login.refreshToken();
        for (int day = 10; day < 90; day += 10) {
            node.clock.pass(Duration.ofDays(10));
            token = refreshed(token).refreshToken();
        }
        node.clock.pass(Duration.ofDays(10).minusMinutes(5));
        SessionTokens last = refreshed(token);

        assertThat(last.expiresIn()).isBetween(290L, 300L);
        assertThat(last.refreshExpiresIn()).isBetween(290L, 300L);
        assertThat(node.verified(last).expiresAt()).isEqualTo(row().expiresAt());
        node.clock.pass(Duration.ofMinutes(5));
        assertThat(rejected(last.refreshToken())).isEqualTo(RefreshResult.Reason.EXPIRED);
    }

    @Test
    void rolesAreThoseOfTheMoment() {
        node.stores.roles(user.id(), Set.of("admin"));
        node.stores.grant("admin", "everything");

        SessionTokens second = refreshed(login.refreshToken());

        assertThat(node.verified(second).roles()).containsExactly("admin");
        assertThat(node.verified(second).permissions()).contains("everything");
    }

    @Test
    void disabledUserIsOutWithAllSessionsAndTokens() {
        SessionTokens other = node.open(user);
        node.stores.disable(user.id());

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);

        assertThat(node.stores.endReason(sid)).contains(EndReason.USER_DISABLED);
        assertThat(verify(login)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(verify(other)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(rejected(other.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);
    }

    @Test
    void disabledUserGetsNoSession() {
        node.stores.disable(user.id());

        assertThat(node.sessions.open(user.id(), found -> true, Origin.NONE)).isEmpty();
    }

    @Test
    void tokenOfANodeWhoseClockIsASecondAheadIsRefusedWithTheOthers() {
        node.clock.pass(Duration.ofSeconds(1));
        SessionTokens ahead = node.open(user);
        node.clock.pass(Duration.ofSeconds(-1));

        node.ending.refuseTokensOf(user.id());

        assertThat(verify(ahead)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
    }

    @Test
    void vanishedUserIsOutInsideTheGraceWindowToo() {
        refreshed(login.refreshToken());
        node.stores.remove(user.id());

        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);
        assertThat(node.stores.endReason(sid)).contains(EndReason.USER_DISABLED);
    }

    @Test
    void logoutEndsTheSessionAtOnceAndMayBeRepeated() {
        node.logout.session(sid, user.id(), Origin.NONE);
        node.logout.session(sid, user.id(), Origin.NONE);

        assertThat(verify(login)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);
        assertThat(node.kinds()).containsOnlyOnce(AuditEvent.Kind.LOGOUT);
    }

    @Test
    void logoutReachesOtherNodesWithinThePoll() {
        RevocationList other = node.newRevocationList();
        assertThat(other.check(node.verified(login)).name()).isEqualTo("NOT_REVOKED");
        node.logout.session(sid, user.id(), Origin.NONE);
        node.clock.pass(Duration.ofSeconds(2));

        assertThat(other.check(user.id(), sid, TestClock.START).name()).isEqualTo("REVOKED");
    }

    @Test
    void logoutByRefreshTokenTakesExpiredAndOldOnesAndNoGarbage() {
        refreshed(login.refreshToken());
        node.clock.pass(Duration.ofDays(15));
        node.logout.byRefreshToken("garbage", Origin.NONE);
        assertThat(row().revokedAt()).isNull();

        node.logout.byRefreshToken(login.refreshToken(), Origin.NONE);

        assertThat(node.stores.endReason(sid)).contains(EndReason.LOGOUT);
    }

    @Test
    void logoutAllEndsAllSessionsOfTheUserOnly() {
        SessionTokens second = node.open(user);
        NewUser other = TestRecords.user("other");
        node.stores.users().create(other);
        SessionTokens others =
                node.open(node.stores.users().findById(other.id()).orElseThrow());

        node.logout.everywhere(user.id(), Origin.NONE);
        node.logout.everywhere(user.id(), Origin.NONE);

        assertThat(verify(login)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(verify(second)).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(verify(others)).isInstanceOf(Verification.Verified.class);
        SessionTokens again = node.open(user);
        assertThat(verify(again)).as("logged in again in the same second").isInstanceOf(Verification.Verified.class);
    }

    @Test
    void loginPastTheMostThatAUserMayHaveEndsTheOldestSessionAtOnce() {
        SessionPolicy two = new SessionPolicy(
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Duration.ofDays(14),
                Duration.ofDays(90),
                Duration.ofSeconds(10),
                2);
        SessionService service = node.node(two, node.revocationList);
        node.clock.pass(Duration.ofSeconds(1));
        SessionTokens second =
                service.open(user.id(), found -> true, Origin.NONE).orElseThrow();
        assertThat(verify(login)).isInstanceOf(Verification.Verified.class);
        node.clock.pass(Duration.ofSeconds(1));
        SessionTokens third =
                service.open(user.id(), found -> true, Origin.NONE).orElseThrow();

        assertThat(((Verification.Rejected) verify(login)).reason()).isEqualTo(RejectionReason.REVOKED);
        assertThat(rejected(login.refreshToken())).isEqualTo(RefreshResult.Reason.ENDED);
        assertThat(node.stores.endReason(sid)).contains(EndReason.TOO_MANY);
        assertThat(node.kinds()).containsOnlyOnce(AuditEvent.Kind.SESSION_DISPLACED);
        assertThat(verify(second)).isInstanceOf(Verification.Verified.class);
        assertThat(verify(third)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void storeThatIsDownIsNoRejection() {
        node.stores.down(true);

        assertThatThrownBy(() -> node.refresh(login.refreshToken())).isInstanceOf(StoreUnavailableException.class);

        node.stores.down(false);
        assertThat(refreshed(login.refreshToken()).refreshToken()).startsWith(sid);
    }

    @Test
    void nothingPrintsASecret() {
        String secret = login.refreshToken().substring(37);

        assertThat(List.of(
                                login,
                                row(),
                                RefreshToken.parse(login.refreshToken()).orElseThrow(),
                                node.audited)
                        .toString())
                .doesNotContain(secret)
                .doesNotContain(login.accessToken());
    }
}

package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.store.TestRecords.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.ExpiredRows.Kind;

/** What every {@link ExpiredRows} keeps. */
public abstract class ExpiredRowsContract {

    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    protected abstract ExpiredRows rows();

    protected abstract SessionStore sessions();

    protected abstract AccountStore accounts();

    protected abstract UserDirectory directory();

    protected abstract RevocationStore revocations();

    /** Refreshed a moment ago, so that it idles out fourteen days from {@code LATER}. */
    private String refreshed() {
        SessionRecord session = TestRecords.session();
        sessions().open(session);
        sessions().rotate(session.id(), 0, new Rotation("hash-1", "nonce", LATER, LATER.plus(Duration.ofDays(14))));
        return session.id();
    }

    @Test
    void sessionsThatEndedIdledOutOrGrewTooOldGoAndTheOthersStay() {
        SessionRecord idle = TestRecords.session();
        sessions().open(idle);
        String live = refreshed();
        String ended = refreshed();
        sessions().end(ended, EndReason.LOGOUT, NOW, NOW);
        String endedJustNow = refreshed();
        sessions().end(endedJustNow, EndReason.LOGOUT, LATER, LATER);

        assertThat(rows().remove(Kind.SESSIONS, LATER, 10)).isEqualTo(2);

        assertThat(sessions().find(idle.id())).isEmpty();
        assertThat(sessions().find(ended)).isEmpty();
        assertThat(sessions().find(live)).isPresent();
        assertThat(sessions().find(endedJustNow)).isPresent();
        assertThat(rows().remove(Kind.SESSIONS, LATER, 10)).isZero();
        assertThat(rows().remove(Kind.SESSIONS, NOW.plus(Duration.ofDays(91)), 10))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa", "bn", "mr", "tr"})
    void rowsGoInALocaleThatWritesNumbersOrLettersInAnotherWay(String locale) {
        Locale before = Locale.getDefault();
        sessions().open(TestRecords.session());
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(rows().remove(Kind.SESSIONS, LATER.plus(Duration.ofDays(91)), 500))
                    .isPositive();
            for (Kind kind : Kind.values()) {
                assertThat(rows().remove(kind, LATER.plus(Duration.ofDays(91)), 500))
                        .isNotNegative();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noMoreGoAtOnceThanAskedFor() {
        IntStream.range(0, 5).forEach(i -> sessions().open(TestRecords.session()));

        assertThat(List.of(
                        rows().remove(Kind.SESSIONS, LATER, 2),
                        rows().remove(Kind.SESSIONS, LATER, 2),
                        rows().remove(Kind.SESSIONS, LATER, 2)))
                .containsExactly(2, 2, 1);
    }

    @Test
    void tokensFromMailsGoWhenTheyHaveExpired() {
        for (int seconds : new int[] {1, 60}) {
            accounts()
                    .issue(new OneTimeToken(
                            "hash" + seconds,
                            OneTimeToken.Purpose.RESET_PASSWORD,
                            TestRecords.id(),
                            "a@example.org",
                            NOW,
                            NOW.plusSeconds(seconds)));
        }

        assertThat(rows().remove(Kind.ONE_TIME_TOKENS, NOW.plusSeconds(60), 10)).isEqualTo(1);

        assertThat(accounts().find("hash60", OneTimeToken.Purpose.RESET_PASSWORD, NOW))
                .isPresent();
    }

    private NewUser invited(String address, int seconds) {
        NewUser user = new NewUser(TestRecords.id(), address, address, null, "{x}none", Set.of("user"), Set.of(), NOW);
        accounts()
                .invite(
                        user,
                        new OneTimeToken(
                                "hash of " + address,
                                OneTimeToken.Purpose.INVITATION,
                                user.id(),
                                address,
                                NOW,
                                NOW.plusSeconds(seconds)));
        return user;
    }

    @Test
    void whoDidNotAcceptAnInvitationInTimeGoesWithIt() {
        invited("late@example.org", 1);
        invited("waiting@example.org", 60);
        invited("accepted@example.org", 1);
        accounts().accept("hash of accepted@example.org", "accepted", null, "{x}new", NOW);
        directory().enable(invited("enabled@example.org", 1).id());
        assertThat(rows().remove(Kind.ONE_TIME_TOKENS, LATER, 10)).isZero();

        assertThat(rows().remove(Kind.INVITATIONS, NOW.plusSeconds(60), 10))
                .as("the one of whoever was enabled went with that")
                .isEqualTo(1);

        assertThat(directory().search("", 0, 10).page().rows())
                .extracting(UserRecord::email)
                .containsExactlyInAnyOrder("waiting@example.org", "accepted@example.org", "enabled@example.org");
        assertThat(accounts().find("hash of waiting@example.org", OneTimeToken.Purpose.INVITATION, NOW))
                .isPresent();
        assertThat(rows().remove(Kind.INVITATIONS, NOW.plusSeconds(60), 10)).isZero();
    }

    @Test
    void revocationsGoWhenNoTokenCouldBeMeant() {
        RevocationRecord old = new RevocationRecord.OfSession(TestRecords.id(), NOW);
        RevocationRecord ofUser = new RevocationRecord.OfUser(TestRecords.id(), NOW, NOW);
        RevocationRecord still = new RevocationRecord.OfSession(TestRecords.id(), LATER);
        List.of(old, ofUser, still).forEach(revocations()::record);

        assertThat(rows().remove(Kind.REVOCATIONS, LATER, 10)).isEqualTo(2);

        assertThat(revocations().recordedWithin(Duration.ofMinutes(5))).containsExactly(still);
        assertThat(rows().remove(Kind.ATTEMPTS, LATER, 10)).isZero();
    }
}

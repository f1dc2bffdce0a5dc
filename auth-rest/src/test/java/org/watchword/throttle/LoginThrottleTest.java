package org.watchword.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.session.TestConfigurations;
import org.watchword.store.AtOnce;

class LoginThrottleTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores database = new InMemoryStores(clock);
    private LoginThrottle throttle = node();

    private LoginThrottle node(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Throttles(TestConfigurations.of(values), database.attempts(), clock).logins();
    }

    /** With a wrong password. */
    private Duration tryIt(String network, String name) {
        return tryIt(throttle, network, name);
    }

    private static Duration tryIt(LoginThrottle throttle, String network, String name) {
        ThrottleDecision turn = throttle.begin(network, name);
        if (turn instanceof ThrottleDecision.Granted granted) {
            granted.attempt().failed();
        }
        return wait(turn);
    }

    private static Duration wait(ThrottleDecision turn) {
        return turn instanceof ThrottleDecision.Refused refused ? refused.retryAfter() : Duration.ZERO;
    }

    private void fail(String network, String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tryIt(network, name)).isZero();
        }
    }

    private Duration succeed(String network, String name) {
        ThrottleDecision turn = throttle.begin(network, name);
        if (turn instanceof ThrottleDecision.Granted granted) {
            granted.attempt().succeeded();
        }
        return wait(turn);
    }

    /** As an attacker does who has many addresses and patience. */
    private int failFromEverywhere(String name, int attempts) {
        int granted = 0;
        for (int i = 0; i < attempts; i++) {
            granted += tryIt("198.51.100." + i, name).isZero() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void afterFiveFailuresANameWaitsAtThatAddressAndNowhereElse() {
        fail("192.0.2.1", "ada", 5);

        assertThat(tryIt("192.0.2.1", "ada")).isEqualTo(Duration.ofSeconds(12));
        assertThat(tryIt("192.0.2.1", "bob")).isZero();
        assertThat(tryIt("192.0.2.2", "ada")).isZero();
    }

    @Test
    void spellingsOfANameAreOne() {
        fail("192.0.2.1", "wei\u00df\u00eb", 2);
        fail("192.0.2.1", "WEI\u1e9e\u00cb", 2);
        fail("192.0.2.1", "wei\u1e9ee\u0308", 1);

        assertThat(tryIt("192.0.2.1", "Wei\u00df\u00eb")).isPositive();
    }

    @Test
    void mailsToOneMailboxAreOneCountHoweverItsDomainIsWritten() {
        MailLimit mails = new Throttles(TestConfigurations.of(Map.of()), database.attempts(), clock).mails("reset");

        assertThat(mails.admits("zoe@b\u00fccher.example")).isTrue();
        assertThat(mails.admits("ZOE@xn--bcher-kva.example")).isTrue();
        assertThat(mails.admits("zoe@bu\u0308cher.example")).isTrue();
        assertThat(mails.admits("zoe@B\u00dcCHER.example")).isFalse();
    }

    @Test
    void eachFurtherFailureWaitsTwiceAsLongUpToTheLockoutDuration() {
        fail("192.0.2.1", "ada", 5);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Duration wait = tryIt("192.0.2.1", "ada");
            waits.add(wait.toSeconds());
            clock.pass(wait);
            assertThat(tryIt("192.0.2.1", "ada"))
                    .as("at the very moment that was named")
                    .isZero();
        }

        assertThat(waits).containsExactly(12L, 24L, 48L, 96L, 192L, 384L, 768L, 900L, 900L);
    }

    @Test
    void waitingIsNoAttempt() {
        fail("192.0.2.1", "ada", 5);
        for (int i = 0; i < 100; i++) {
            assertThat(tryIt("192.0.2.1", "ada")).isEqualTo(Duration.ofSeconds(12));
        }
    }

    @Test
    void aSuccessEndsThePairsFailures() {
        fail("192.0.2.1", "ada", 4);
        assertThat(succeed("192.0.2.1", "ada")).isZero();

        fail("192.0.2.1", "ada", 5);
    }

    @Test
    void successesOfManyNamesAtOneAddressAreNotLimited() {
        for (int i = 0; i < 1000; i++) {
            assertThat(succeed("192.0.2.1", "user" + i % 500)).isZero();
        }
    }

    @Test
    void rightLoginsOfOneNameAreLimitedFromWhereverTheyCome() {
        for (int i = 0; i < 60; i++) {
            assertThat(succeed("192.0.2." + i % 7, "ada")).isZero();
        }

        assertThat(succeed("192.0.2.200", "ADA")).isEqualTo(Duration.ofSeconds(1));
        assertThat(succeed("192.0.2.1", "bob")).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(succeed("192.0.2.1", "ada")).isZero();
    }

    @Test
    void wrongLoginsUseUpNothingOfTheRightOnes() {
        succeed("192.0.2.1", "ada");
        failFromEverywhere("ada", 200);

        assertThat(succeed("192.0.2.1", "ada")).isZero();
    }

    @Test
    void anAccountOfTheAttackersOwnDoesNotGiveHimMoreTriesAtOthers() {
        throttle = node("watchword.throttle.logins-per-name", "1000/PT1M");
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            succeed("192.0.2.1", "mallory");
            failures += tryIt("192.0.2.1", "victim" + i).isZero() ? 1 : 0;
        }

        assertThat(failures).isEqualTo(60);
    }

    @Test
    void afterTwentyFailuresInARowAnAccountIsLockedForStrangersAndNotForItsOwner() {
        succeed("192.0.2.1", "ada");

        assertThat(failFromEverywhere("ada", 250)).isEqualTo(20);

        assertThat(tryIt("203.0.113.1", "ada")).isEqualTo(Duration.ofMinutes(15));
        assertThat(succeed("192.0.2.1", "ada")).as("from where she was before").isZero();
        assertThat(tryIt("203.0.113.1", "ada"))
                .as("her logins do not open it for others")
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void anAccountThatWasLockedLetsOneTryInAtATime() {
        failFromEverywhere("ada", 20);
        clock.pass(Duration.ofMinutes(15));

        assertThat(failFromEverywhere("ada", 100)).isEqualTo(1);
    }

    @Test
    void aStrangersSuccessAfterTheLockMakesItKnown() {
        failFromEverywhere("ada", 20);
        clock.pass(Duration.ofMinutes(15));

        assertThat(succeed("203.0.113.1", "ada")).isZero();
        assertThat(failFromEverywhere("ada", 250)).isEqualTo(20);
        assertThat(succeed("203.0.113.1", "ada")).isZero();
    }

    @Test
    void failuresInARowOfStrangersAreLimitedByTheHourEvenWhereTheOwnerComesFromElsewhereAllTheTime() {
        int failures = 0;
        for (int i = 0; i < 20; i++) {
            failures += failFromEverywhere("ada", 19);
            succeed("203.0.113." + i, "ada");
        }

        assertThat(failures).isEqualTo(60);
    }

    @Test
    void anAccountCanBeUnlocked() {
        failFromEverywhere("ada", 20);
        throttle.unlock("Ada");

        assertThat(tryIt("203.0.113.1", "ada")).isZero();
    }

    @Test
    void anAttemptThatWasWithdrawnDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            ThrottleDecision turn = throttle.begin("192.0.2.1", "ada");
            ((ThrottleDecision.Granted) turn).attempt().withdrawn();
        }
    }

    @Test
    void manyAtOnceAreNoMoreThanManyOneAfterAnother() throws Exception {
        List<Boolean> granted =
                AtOnce.call(32, i -> () -> tryIt("192.0.2.1", "ada").isZero());

        assertThat(granted.stream().filter(yes -> yes)).hasSize(5);
    }

    @Test
    void whoeverLogsInFromThousandsOfNetworksTakesNobodyElsesPlace() {
        throttle = node(
                "watchword.throttle.per-account", "100000/PT1H",
                "watchword.throttle.per-address", "100000/PT1M",
                "watchword.throttle.logins-per-name", "100000/PT1M");
        assertThat(succeed("192.0.2.1", "ada")).isZero();
        for (int i = 0; i < Throttles.MOST_OF_A_KIND; i++) {
            succeed("2001:db8:0:" + Integer.toHexString(i) + "/64", "mallory");
        }
        failFromEverywhere("ada", 40);

        assertThat(succeed("192.0.2.2", "ada"))
                .as("the account is locked for strangers")
                .isPositive();
        assertThat(succeed("192.0.2.1", "ada")).as("and not where it is known").isZero();
    }

    @Test
    void ofANameTheNetworksOfItsLatestLoginsAreKnown() {
        for (int i = 0; i <= KnownNetworks.MOST; i++) {
            assertThat(succeed("192.0.2." + i, "ada")).isZero();
        }
        assertThat(succeed("192.0.2.1", "ada")).isZero();
        failFromEverywhere("ada", 40);

        assertThat(succeed("192.0.2.0", "ada")).as("the oldest").isPositive();
        assertThat(succeed("192.0.2.1", "ada")).isZero();
        assertThat(succeed("192.0.2." + KnownNetworks.MOST, "ada")).isZero();
    }

    @Test
    void manyLoginsFromOneNetworkCrowdOutNoOther() {
        succeed("192.0.2.1", "ada");
        for (int i = 0; i <= KnownNetworks.MOST; i++) {
            clock.pass(Duration.ofHours(1));
            assertThat(succeed("192.0.2.2", "ada")).isZero();
        }
        failFromEverywhere("ada", 40);

        assertThat(succeed("192.0.2.1", "ada")).isZero();
    }

    @Test
    void aNetworkIsKnownForAMonthAfterItsOwnLastLoginOnly() {
        succeed("192.0.2.1", "ada");
        clock.pass(KnownNetworks.KEPT.minusDays(1));
        succeed("192.0.2.2", "ada");
        clock.pass(Duration.ofDays(1));
        failFromEverywhere("ada", 40);

        assertThat(succeed("192.0.2.1", "ada")).isPositive();
        assertThat(succeed("192.0.2.2", "ada")).isZero();
    }

    @Test
    void whoIsKnownMayLogInManyTimesAtOnce() {
        succeed("192.0.2.1", "ada");

        for (int i = 0; i < 40; i++) {
            assertThat(throttle.begin("192.0.2.1", "ada")).isInstanceOf(ThrottleDecision.Granted.class);
        }
    }

    @Test
    void whoIsKnownWaitsAfterFiveFailuresToo() {
        succeed("192.0.2.1", "ada");
        fail("192.0.2.1", "ada", 5);

        assertThat(succeed("192.0.2.1", "ada")).isEqualTo(Duration.ofSeconds(12));
        assertThat(tryIt("192.0.2.2", "ada")).isZero();
    }

    @Test
    void aDayAfterTheLastFailureAllIsForgotten() {
        fail("192.0.2.1", "ada", 5);
        clock.pass(Duration.ofDays(1));

        fail("192.0.2.1", "ada", 5);
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOutForLongerThanThat() {
        fail("192.0.2.1", "ada", 5);
        clock.pass(Duration.ofMinutes(-10));
        assertThat(tryIt("192.0.2.2", "ada")).isZero();
        assertThat(tryIt("192.0.2.1", "ada")).isPositive();

        clock.pass(Duration.ofMinutes(10).plusSeconds(12));
        assertThat(tryIt("192.0.2.1", "ada")).isZero();
    }

    @Test
    void nodesWithTheDatabaseCountTogetherAndOthersEachByItself() {
        LoginThrottle one = node("watchword.throttle.store", "database");
        LoginThrottle other = node("watchword.throttle.store", "database");
        for (int i = 0; i < 5; i++) {
            assertThat(tryIt(i % 2 == 0 ? one : other, "192.0.2.1", "ada")).isZero();
        }
        assertThat(wait(one.begin("192.0.2.1", "ada"))).isPositive();
        assertThat(wait(other.begin("192.0.2.1", "ada"))).isPositive();

        fail("192.0.2.1", "ada", 5);
        assertThat(wait(node().begin("192.0.2.1", "ada"))).isZero();
    }

    @Test
    void whileTheDatabaseDoesNotAnswerTheNodeCountsByItself() {
        throttle = node("watchword.throttle.store", "database");
        database.down(true);
        fail("192.0.2.1", "ada", 5);
        assertThat(tryIt("192.0.2.1", "ada")).isPositive();

        database.down(false);
        clock.pass(Duration.ofSeconds(2));
        assertThat(succeed("192.0.2.1", "ada")).isZero();
        database.down(true);
        assertThat(tryIt("192.0.2.1", "ada"))
                .as("a success is a success for the node too")
                .isZero();
    }

    @Test
    void switchedOffNothingIsLimited() {
        throttle = node("watchword.throttle.enabled", "false");
        fail("192.0.2.1", "ada", 1000);
    }

    @Test
    void withoutALockTheRateOfTheAccountStays() {
        throttle = node("watchword.lockout.failures", "0");

        assertThat(failFromEverywhere("ada", 250)).isEqualTo(60);
    }
}

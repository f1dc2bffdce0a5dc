package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HasherTest {

    private static final int MOST_MEMORY = 262_144;
    private static final String SALT_AND_TAG = "$c29tZXNhbHRzb21lc2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Argon2Hasher hasher = hasher(64, 2);

    private static Argon2Hasher hasher(int memory, int iterations) {
        return new Argon2Hasher(new Argon2Cost(memory, iterations, 1), MOST_MEMORY);
    }

    private PasswordCheck verify(String typed, String stored) {
        return hasher.verify(Password.of(typed), stored);
    }

    private String hash(String typed) {
        return hasher.hash(Password.of(typed));
    }

    @Test
    void rightPasswordMatchesAndAnotherDoesNot() {
        String stored = hash("correct horse");

        assertThat(stored).matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(verify("correct horse", stored)).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify("Correct horse", stored)).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("", stored)).isEqualTo(PasswordCheck.WRONG);
        assertThat(hash("correct horse")).isNotEqualTo(stored);
    }

    @Test
    void allOfALongPasswordCountsAndSoDoesWhatFollowsANul() {
        String longOne = "é".repeat(1024);

        assertThat(verify(longOne, hash(longOne))).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify(longOne.substring(1), hash(longOne))).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("abc\0abc", hash("abc"))).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void whatCannotBeHashedIsRefusedAndIsWrongAtLogin() {
        assertThat(hasher.refusal(Password.of("x".repeat(1025))))
                .hasValueSatisfying(rule -> assertThat(rule.name()).isEqualTo("too_long"));
        assertThat(hasher.refusal(Password.of("\ud800"))).contains(BrokenRule.NOT_UNICODE);
        assertThatThrownBy(() -> hash("\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThat(verify("\ud800", hash("?"))).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("\ud800", hash(""))).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void weakerHashAsksToBeUpgradedAndAStrongerOneDoesNot() {
        Password password = Password.of("x");

        assertThat(hasher.verify(password, hasher(32, 4).hash(password)))
                .as("less memory")
                .isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(hasher.verify(password, hasher(64, 1).hash(password)))
                .as("fewer iterations")
                .isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(hasher.verify(password, hasher(128, 1).hash(password)))
                .as("as much work with more memory")
                .isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(password, hasher(64, 3).hash(password))).isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(Password.of("y"), hasher(32, 1).hash(password)))
                .isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void wrongPasswordOfACheaperHashIsMadeUpToTodaysWork() {
        Argon2Cost cheap = new Argon2Cost(4096, 1, 1);
        Argon2Cost today = new Argon2Cost(19_456, 2, 1);

        assertThat(cheap.work() + cheap.missingTo(today).work()).isEqualTo(today.work());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=262145,t=1,p=1",
                "$argon2id$v=19$m=999999999,t=1,p=1",
                "$argon2id$v=19$m=4294967295,t=1,p=1",
                "$argon2id$v=19$m=64,t=999999999,p=1",
                "$argon2id$v=19$m=262144,t=9,p=1",
                "$argon2id$v=19$m=64,t=2,p=999999999",
                "$argon2id$v=19$m=65536,t=1,p=17",
                "$argon2id$v=19$m=0,t=2,p=1",
                "$argon2id$v=19$m=7,t=2,p=1",
                "$argon2id$v=19$m=15,t=2,p=2",
                "$argon2id$v=19$m=64,t=0,p=1",
                "$argon2id$v=19$m=64,t=-1,p=1",
                "$argon2id$v=19$m=64,t=2,p=0",
                "$argon2id$v=18$m=64,t=2,p=1",
                "$argon2id$v=19$m=64,t=2",
                "$argon2id$v=19$t=2,m=64,p=1",
                "$argon2id$v=19$m=64,t=2,p=1,keyid=x",
                "$argon2i$v=19$m=64,t=2,p=1",
                "$argon2d$v=19$m=64,t=2,p=1"
            })
    void hashThatAsksForTooMuchOrCannotBeComputedLetsNobodyInAndThrowsNothing(String start) {
        assertThat(verify("x", start + SALT_AND_TAG)).isEqualTo(PasswordCheck.UNUSABLE_HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$c29tZXNhbHRzb21lc2FsdA",
                "$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$short$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$c29tZXNhbHRzb21lc2FsdA$nf65EOg",
                "$c29tZXNhbHRzb21lc2Fsd$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$c29tZXNhbHRzb21lc2FsdA==$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$c29tZXNhbHRzb21lc2FsdA$nf65EOgLrQMR_uIPnA4rEsF5h7TKyQwu9U1bMCHGi-4",
                "$c29tZXNhbHRzb21lc2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4\n"
            })
    void saltOrTagThatIsNoneLetsNobodyIn(String end) {
        assertThat(verify("x", "$argon2id$v=19$m=64,t=2,p=1" + end)).isEqualTo(PasswordCheck.UNUSABLE_HASH);
    }

    @Property(tries = 50)
    void anyStoredTextGivesAnAnswer(@ForAll String stored, @ForAll String typed) {
        assertThat(verify(typed, stored)).isEqualTo(PasswordCheck.UNUSABLE_HASH);
    }
}

package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHasherTest {

    private final BcryptHasher hasher = new BcryptHasher(4);

    private PasswordCheck verify(String typed, String stored) {
        return hasher.verify(Password.of(typed), stored);
    }

    private String hash(String typed) {
        return hasher.hash(Password.of(typed));
    }

    @Test
    void rightPasswordMatchesAndAnotherDoesNot() {
        String stored = hash("correct horse");

        assertThat(stored).startsWith("$2a$04$").hasSize(60);
        assertThat(verify("correct horse", stored)).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify("Correct horse", stored)).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("correct hors", stored)).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("", stored)).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void samePasswordIsStoredDifferentlyEachTime() {
        assertThat(hash("x")).isNotEqualTo(hash("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2b$", "$2y$"})
    void hashesOfOtherToolsLogIn(String prefix) {
        String stored = prefix + hash("correct horse").substring(4);

        assertThat(verify("correct horse", stored)).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify("wrong", stored)).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void weakerHashMatchesAndAsksToBeUpgradedAndAStrongerOneDoesNot() {
        BcryptHasher today = new BcryptHasher(6);
        Password password = Password.of("x");

        assertThat(today.verify(password, hash("x"))).isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(today.verify(Password.of("y"), hash("x"))).isEqualTo(PasswordCheck.WRONG);
        assertThat(hasher.verify(password, today.hash(password))).isEqualTo(PasswordCheck.MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plaintext",
                "$2a$",
                "$2a$04$tooshort",
                "$2x$04$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e",
                "$2a$17$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "$2a$31$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "$2a$03$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWextra",
                "$2b$04$?Siw3Nv3Q/gTOIPetAyPr.GNj3aO0lb1E5E9UumYGKjP9BYqlNWJe",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$x"
            })
    void hashThatCannotBeUsedLetsNobodyInAndThrowsNothing(String stored) {
        assertThat(verify("", stored)).isEqualTo(PasswordCheck.UNUSABLE_HASH);
        assertThat(verify("anything", stored)).isEqualTo(PasswordCheck.UNUSABLE_HASH);
    }

    @Property(tries = 50)
    void anyStoredTextGivesAnAnswer(@ForAll String stored, @ForAll String typed) {
        assertThat(verify(typed, stored)).isIn(PasswordCheck.UNUSABLE_HASH, PasswordCheck.WRONG);
    }

    @Test
    void passwordsThatBcryptWouldCutAreRefusedWithAReason() {
        String longest = "é".repeat(36);
        assertThat(hasher.refusal(Password.of(longest))).isEmpty();
        assertThat(verify(longest, hash(longest))).isEqualTo(PasswordCheck.MATCH);

        assertThat(hasher.refusal(Password.of(longest + "x")))
                .hasValueSatisfying(
                        rule -> assertThat(rule.sentence()).contains("72 bytes").contains("73"));
        assertThat(hasher.refusal(Password.of("a\0b")))
                .hasValueSatisfying(rule -> assertThat(rule.sentence()).contains("NUL"));
        assertThat(hasher.refusal(Password.of("\ud800"))).isPresent();
        assertThatThrownBy(() -> hash(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("éé");
    }

    @Test
    void passwordsThatBcryptWouldCutAreWrongAtLogin() {
        String longest = "x".repeat(72);

        assertThat(verify(longest + "y", hash(longest))).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("abc\0abc", hash("abc"))).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("\0", hash(""))).isEqualTo(PasswordCheck.WRONG);
        assertThat(verify("\ud800", hash("?"))).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void sameLettersInTwoSpellingsAreOnePassword() {
        assertThat(verify("e\u0301", hash("\u00e9"))).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify("\uff41", hash("a"))).as("NFC and not NFKC").isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void costsOutsideOfTheRangeAreRefused() {
        for (int cost : List.of(-1, 0, 3, 17, 31)) {
            assertThatThrownBy(() -> new BcryptHasher(cost)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hashIsReadInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertThat(verify("x", hash("x"))).isEqualTo(PasswordCheck.MATCH);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void passwordDoesNotPrint() {
        assertThat(Password.of("secret")).hasToString("Password[hidden]");
    }
}

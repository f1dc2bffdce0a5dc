package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.session.TestConfigurations;

class PasswordPolicyTest {

    private static final PasswordOwner ADA = new PasswordOwner("Ada.Lovelace", "countess@example.org");

    private final AtomicInteger lookups = new AtomicInteger();
    private boolean breached;

    private PasswordPolicy policy(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("watchword.password." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new PasswordPolicy(TestConfigurations.of(values), "/bookshelf", new BcryptHasher(4), password -> {
            lookups.incrementAndGet();
            return breached;
        });
    }

    private static List<String> broken(PasswordPolicy policy, String typed) {
        List<BrokenRule> rules = policy.check(Password.of(typed), ADA);
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.sentence())
                        .startsWith("must ")
                        .satisfies(sentence -> assertThat(typed.length() < 4 || !sentence.contains(typed))
                                .isTrue()));
        return rules.stream().map(BrokenRule::name).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "correct horse battery staple",
                "xkwpqzvm",
                "onlysmallletterswithoutanything",
                "пароль моей бабушки",
                "正しい馬の電池と",
                "\ud83d\ude00\ud83d\ude80\ud83c\udf4b\ud83e\udd96\ud83d\udc22\ud83c\udfb2\ud83e\uddf2\ud83d\udd2d",
                "        leading and trailing spaces   ",
                "0123456789 0123456789 is sixty-four characters long, I believe. "
            })
    void longEnoughTextOfAnyScriptIsTakenAndNothingElseIsAsked(String typed) {
        assertThat(broken(policy(), typed)).isEmpty();
    }

    @Test
    void lengthCountsCharactersAsPeopleSeeThemAfterNormalisation() {
        assertThat(broken(policy(), "xkwpqzv")).containsExactly("too_short");
        assertThat(broken(policy("min-length", "15"), "xkwpqzvmabnhtr")).containsExactly("too_short");
        assertThat(broken(policy("min-length", "15"), "xkwpqzvmabnhtrl")).isEmpty();
        assertThat(broken(policy(), "e\u0301a\u0301u\u0301o\u0301"))
                .as("8 code points as typed, 4 in NFC")
                .contains("too_short");
        assertThat(broken(policy(), "\ud83d\ude00\ud83d\ude80\ud83c\udf4b\ud83e\udd96"))
                .as("8 chars of Java, 4 characters")
                .contains("too_short");
    }

    @Test
    void whatTheHasherCannotTakeIsNamed() {
        assertThat(broken(policy(), "xkwpqzvm ".repeat(9))).containsExactly("too_long");
        assertThat(broken(policy(), "xkwpqzvm\0")).containsExactly("nul");
        assertThat(broken(policy(), "xkwpqzvm\ud800")).containsExactly("not_unicode");
    }

    @Test
    void compositionIsAskedForOnlyBySettings() {
        PasswordPolicy strict = policy("require", "special, digit,upper,lower");

        assertThat(broken(strict, "xkwpqzvmab")).containsExactly("no_upper", "no_digit", "no_special");
        assertThat(broken(strict, "XKWPQZVMAB")).containsExactly("no_lower", "no_digit", "no_special");
        assertThat(broken(strict, "xkWpqz7 vm")).isEmpty();
        assertThat(broken(strict, "ärgÜk ٣ wz"))
                .as("letters and digits of any script")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "Password1",
                "Password123!",
                "p@ssw0rd",
                "drowssap",
                "12345678",
                "qwertyuiop",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "abcdefgh",
                "iloveyou",
                "éééééééé",
                "abcabcabcabc"
            })
    void commonPasswordsAndWhatIsMadeOfThemAreRefused(String typed) {
        assertThat(broken(policy(), typed)).containsExactly("too_common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace",
                "AdaLovelace",
                "Ada Lovelace!",
                "lovelace99!",
                "ecalevol1",
                "countess1",
                "c0unte55",
                "bookshelf",
                "Bookshelf7",
                "acme-rockets",
                "AcmeRockets1"
            })
    void wordsOfTheUserAndOfTheApplicationAreRefused(String typed) {
        assertThat(broken(policy("context-words", "Acme,Rockets"), typed)).containsExactly("context_word");
    }

    @Test
    void wordOfTheUserWithinAGoodPasswordIsNoFault() {
        assertThat(broken(policy(), "lovelace xkwpq zvmra")).isEmpty();
    }

    @Test
    void ownerWithoutAnAddressOrWithAnOddOneIsNoProblem() {
        for (PasswordOwner owner :
                List.of(new PasswordOwner("x", null), new PasswordOwner("", ""), new PasswordOwner("-.-", "@@"))) {
            assertThat(policy().check(Password.of("correct horse"), owner)).isEmpty();
        }
    }

    @Test
    void breachedPasswordIsRefusedAndOnlyGoodOnesAreLookedUp() {
        breached = true;

        assertThat(broken(policy(), "correct horse")).containsExactly("breached");
        assertThat(broken(policy(), "short")).doesNotContain("breached");
        assertThat(broken(policy(), "password1")).doesNotContain("breached");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void allSignsAtOnceTakeNoLongTime() {
        PasswordPolicy policy = policy("scheme", "bcrypt");
        broken(policy, "warm up 4@8({[<369!1|!70$5+7%2");
        String signs = "4@8({[<369!1|!70$5+7%2";
        for (String typed : Stream.of(signs.repeat(3), "a@4(<{[8369!|1i0$5s+7t%2z".repeat(3))
                .map(text -> text.substring(0, 64))
                .toList()) {
            long begun = System.nanoTime();
            broken(policy, typed);
            // Without the bound it is minutes; a busy machine may take seconds all the same.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void ruleAndOwnerPrintNothingOfAPassword() {
        assertThat(ADA).hasToString("PasswordOwner[hidden]");
        assertThat(new BrokenRule("too_short", "must have at least 8 characters"))
                .hasToString("too_short: must have at least 8 characters");
    }
}

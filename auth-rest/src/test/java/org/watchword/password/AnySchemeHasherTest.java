package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mindrot.jbcrypt.BCrypt;
import org.watchword.config.ConfigurationException;
import org.watchword.session.TestConfigurations;

class AnySchemeHasherTest {

    private static final Password RIGHT = Password.of("correct horse");
    private static final Password WRONG = Password.of("battery staple");

    private final BcryptHasher bcrypt = new BcryptHasher(4);
    private final Argon2Hasher argon2 = new Argon2Hasher(new Argon2Cost(64, 2, 1), 262_144);

    private AnySchemeHasher preferring(PasswordScheme scheme) {
        return new AnySchemeHasher(scheme, bcrypt, argon2);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(PasswordScheme.class)
    void newHashesAreOfThePreferredSchemeAndNeedNoUpgrade(PasswordScheme scheme) {
        AnySchemeHasher hasher = preferring(scheme);

        String stored = hasher.hash(RIGHT);

        assertThat(stored).startsWith(scheme == PasswordScheme.BCRYPT ? "$2a$" : "$argon2id$");
        assertThat(hasher.verify(RIGHT, stored)).isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(WRONG, stored)).isEqualTo(PasswordCheck.WRONG);
    }

    @Test
    void hashOfTheOtherSchemeMatchesAndAsksToBeUpgraded() {
        assertThat(preferring(PasswordScheme.BCRYPT).verify(RIGHT, argon2.hash(RIGHT)))
                .isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(preferring(PasswordScheme.ARGON2ID).verify(RIGHT, bcrypt.hash(RIGHT)))
                .isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(preferring(PasswordScheme.ARGON2ID).verify(WRONG, bcrypt.hash(RIGHT)))
                .isEqualTo(PasswordCheck.WRONG);
    }

    @ParameterizedTest
    @EnumSource(PasswordScheme.class)
    void hashesAsOtherToolsWriteThemMatchAndAskToBeUpgraded(PasswordScheme preferred) throws Exception {
        AnySchemeHasher hasher = preferring(preferred);
        String plain = bcrypt.hash(RIGHT);
        String digested = bcrypt.hash(Password.of(sha256("correct horse")));
        List<String> foreign = List.of(
                "{bcrypt}" + plain,
                "bcrypt$$2b$" + plain.substring(4),
                "bcrypt_sha256$$2b$" + digested.substring(4),
                "{argon2}" + argon2.hash(RIGHT),
                "{argon2@SpringSecurity_v5_8}" + argon2.hash(RIGHT),
                "argon2" + argon2.hash(RIGHT));

        for (String stored : foreign) {
            assertThat(hasher.verify(RIGHT, stored)).as(stored).isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
            assertThat(hasher.verify(WRONG, stored)).as(stored).isEqualTo(PasswordCheck.WRONG);
            assertThat(hasher.verify(Password.of("\ud800"), stored)).as(stored).isEqualTo(PasswordCheck.WRONG);
        }
    }

    @Test
    void hashThatDjangoItselfMadeMatches() {
        // Argon2id by argon2-cffi's vector of the reference implementation, with what Django puts before it.
        String stored = "argon2$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(preferring(PasswordScheme.BCRYPT).verify(Password.of("password"), stored))
                .isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plaintext",
                "{noop}correct horse",
                "{MD5}x",
                "{bcrypt}",
                "{bcrypt}correct horse",
                "{bcrypt}{bcrypt}$2a$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "{BCRYPT}$2a$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "{bcrypt}$2a$31$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                "bcrypt$",
                "bcrypt_sha256$",
                "pbkdf2_sha256$600000$salt$hash",
                "argon2",
                "{argon2}$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "argon2$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void whatNoSchemeReadsIsUnusableAndCostsWhatNobodyCosts(String stored) {
        List<String> work = new ArrayList<>();
        AnySchemeHasher hasher = new AnySchemeHasher(
                PasswordScheme.ARGON2ID, new Recording("bcrypt", bcrypt, work), new Recording("argon2", argon2, work));

        assertThat(hasher.verify(RIGHT, stored)).isEqualTo(PasswordCheck.UNUSABLE_HASH);

        assertThat(work).containsExactly("argon2 for nobody");
    }

    @Test
    void passwordThatThePreferredSchemeCannotHashKeepsItsHash() {
        Password longOne = Password.of("x".repeat(100));

        assertThat(preferring(PasswordScheme.BCRYPT).verify(longOne, argon2.hash(longOne)))
                .isEqualTo(PasswordCheck.MATCH);
    }

    @ParameterizedTest
    @EnumSource(PasswordScheme.class)
    void hashOfTextThatWasNotNormalisedStillVerifiesAndIsReplaced(PasswordScheme scheme) {
        AnySchemeHasher hasher = preferring(scheme);
        String decomposed = Normalizer.normalize("café crème", Normalizer.Form.NFD);
        String ofTheirs = "$2b$" + BCrypt.hashpw(decomposed, BCrypt.gensalt(4)).substring(4);

        assertThat(hasher.verify(Password.of(decomposed), ofTheirs)).isEqualTo(PasswordCheck.MATCH_NEEDS_UPGRADE);
        assertThat(hasher.verify(Password.of("café crème"), ofTheirs)).isEqualTo(PasswordCheck.WRONG);
        String ofOurs = hasher.hash(Password.of(decomposed));
        assertThat(hasher.verify(Password.of("café crème"), ofOurs)).isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(Password.of(decomposed), ofOurs)).isEqualTo(PasswordCheck.MATCH);
    }

    @Test
    void nobodyCostsAsManyComparisonsAsSomebody() {
        List<String> work = new ArrayList<>();
        AnySchemeHasher hasher = new AnySchemeHasher(
                PasswordScheme.ARGON2ID, new Recording("bcrypt", bcrypt, work), new Recording("argon2", argon2, work));
        for (Password typed : List.of(WRONG, Password.of("e\u0301"))) {
            hasher.verify(typed, argon2.hash(RIGHT));
            int comparisons = work.size();
            work.clear();
            hasher.verifyForNobody(typed);
            assertThat(work).hasSize(comparisons).containsOnly("argon2 for nobody");
            work.clear();
        }
    }

    @Test
    void settingsChooseTheSchemeAndItsCost() {
        assertThat(configured(Map.of()).hash(RIGHT)).startsWith("$2a$12$");
        assertThat(configured(Map.of("watchword.password.scheme", "argon2id")).hash(RIGHT))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(configured(Map.of(
                                "watchword.password.scheme",
                                "argon2id",
                                "watchword.password.argon2.memory",
                                "7168",
                                "watchword.password.argon2.iterations",
                                "5",
                                "watchword.password.argon2.parallelism",
                                "2"))
                        .hash(RIGHT))
                .startsWith("$argon2id$v=19$m=7168,t=5,p=2$");
    }

    @Test
    void costThatIsTooLowOrDoesNotFitStopsTheStart() {
        Map<String, String> weak =
                Map.of("watchword.password.scheme", "argon2id", "watchword.password.argon2.iterations", "1");
        Map<String, String> large = Map.of(
                "watchword.password.scheme",
                "argon2id",
                "watchword.password.argon2.memory",
                "262144",
                "watchword.password.max-concurrent",
                "1024");

        assertThatThrownBy(() -> configured(weak))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("too weak");
        assertThatThrownBy(() -> configured(large))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("max-concurrent");
    }

    @Test
    void memoryForOneHashIsAShareOfHalfTheHeap() {
        assertThat(ConfiguredHasher.mostMemory(1L << 30, 8)).isEqualTo(65_536);
        assertThat(ConfiguredHasher.mostMemory(1L << 40, 8)).isEqualTo(262_144);
    }

    private static CredentialHasher configured(Map<String, String> settings) {
        return ConfiguredHasher.of(TestConfigurations.of(settings));
    }

    /** Takes note of the slow calls. */
    private record Recording(String name, SchemeHasher hasher, List<String> work) implements SchemeHasher {

        @Override
        public boolean reads(String stored) {
            return hasher.reads(stored);
        }

        @Override
        public Optional<BrokenRule> refusal(Password password) {
            return hasher.refusal(password);
        }

        @Override
        public String hash(Password password) {
            work.add(name + " hash");
            return hasher.hash(password);
        }

        @Override
        public PasswordCheck verify(Password password, String stored) {
            work.add(name + " verify");
            return hasher.verify(password, stored);
        }

        @Override
        public void verifyForNobody(Password password) {
            work.add(name + " for nobody");
            hasher.verifyForNobody(password);
        }
    }
}

package org.watchword.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.key.load.KeyRings;

class SecretKeyRingTest {

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"HS256", "HS384", "HS512"})
    void secretHasAtLeastTheBytesOfItsHash(JwsAlgorithm algorithm) {
        int least = algorithm.keyBits() / 8;
        KeyRing ring = KeyRings.fromSecret("x".repeat(least), Optional.of(algorithm));
        assertThat(ring.signingKey().orElseThrow().algorithm()).isEqualTo(algorithm);
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyRings.fromSecret("x".repeat(least - 1), Optional.of(algorithm)))
                .withMessageContaining("at least " + least)
                .withMessageNotContaining("xx");
    }

    @Test
    void textCountsAsItsUtf8BytesAndTheDefaultIsHs256() {
        SigningKey key = KeyRings.fromSecret("ä".repeat(16), Optional.empty())
                .signingKey()
                .orElseThrow();
        assertThat(key.algorithm()).isEqualTo(JwsAlgorithm.HS256);
        assertThat(key.key().getEncoded()).isEqualTo("ä".repeat(16).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void base64IsDecodedWithAndWithoutPadding() {
        String unpadded = "A".repeat(43);
        for (String text : new String[] {"base64:" + unpadded, "base64:" + unpadded + "="}) {
            assertThat(KeyRings.fromSecret(text, Optional.empty())
                            .signingKey()
                            .orElseThrow()
                            .key()
                            .getEncoded())
                    .hasSize(32);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", " ", "\n", "-", "_", "=", "ä", "B=", "*AAA"})
    void base64WithAnythingElseInItIsRefusedCve202431033(String foreign) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyRings.fromSecret("base64:" + "A".repeat(64) + foreign, Optional.empty()))
                .withMessageContaining("base64");
    }

    @Test
    void emptySecretIsRefused() {
        for (String text : new String[] {"", "base64:"}) {
            assertThatExceptionOfType(KeyException.class)
                    .isThrownBy(() -> KeyRings.fromSecret(text, Optional.empty()))
                    .withMessageContaining("32 bytes");
        }
    }

    @Test
    void algorithmOfKeyPairsIsRefused() {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyRings.fromSecret("x".repeat(64), Optional.of(JwsAlgorithm.RS256)))
                .withMessageContaining("RS256 takes a key pair");
    }

    @Test
    void pemAsSecretIsRefused() {
        String pem = TestKeys.pem(
                "PUBLIC KEY", TestKeys.pair(JwsAlgorithm.RS256).getPublic().getEncoded());
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyRings.fromSecret(pem, Optional.empty()))
                .withMessageContaining("location");
    }
}

package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.session.TestConfigurations;
import org.watchword.store.SigningKeyRecord;

class KeyAlgorithmTest {

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);

    /** Rotates as a node with these settings, and returns the algorithms of all keys. */
    private List<String> rotated(Map<String, String> settings) {
        KeyPolicy policy = KeyPolicy.of(TestConfigurations.of(settings));
        new KeyNode(stores, clock, KeyNode.unsealed(), policy).rotation.rotate(KeyNode.OPERATOR);
        return stores.signingKeys().all().stream()
                .map(SigningKeyRecord::algorithm)
                .toList();
    }

    @Test
    void firstKeyIsForRs256AndSoAreThoseAfterIt() {
        assertThat(rotated(Map.of())).containsExactly("RS256", "RS256");
    }

    @Test
    void ringKeepsItsAlgorithmWhenItIsRotatedWithoutTheSetting() {
        new KeyNode(stores, clock, KeyNode.unsealed(), TestKeySources.policy(JwsAlgorithm.ES384)).signer();

        assertThat(rotated(Map.of())).containsExactly("ES384", "ES384");
    }

    @Test
    void keyIsForAnAlgorithmThatIsAllowed() {
        assertThat(rotated(Map.of("watchword.token.algorithms", "ES256,ES384"))).containsExactly("ES256", "ES256");
        assertThat(KeyPolicy.of(TestConfigurations.of(Map.of("watchword.token.algorithms", "RS512")))
                        .algorithm()
                        .next(Optional.of(JwsAlgorithm.ES256)))
                .isEqualTo(JwsAlgorithm.RS512);
    }

    @Test
    void startSaysWhereNoKeyCanBeGenerated() {
        assertThatThrownBy(() -> KeyPolicy.of(TestConfigurations.of(Map.of("watchword.token.algorithms", "HS256"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.algorithms does not allow RS256");
        assertThatThrownBy(() -> KeyPolicy.of(TestConfigurations.of(
                        Map.of("watchword.token.algorithms", "RS256", "watchword.key.algorithm", "ES256"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.algorithms does not allow ES256");
    }
}

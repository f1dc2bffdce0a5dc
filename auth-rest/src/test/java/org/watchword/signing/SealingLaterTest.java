package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.config.ConfigurationException;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AtOnce;
import org.watchword.store.SigningKeyRecord;

/** An encryption key that comes later, or is changed, takes no login and no node out of service. */
class SealingLaterTest {

    private static final Optional<String> KEY = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Optional<String> OTHER_KEY = Optional.of(
            Base64.getEncoder().encodeToString("another key of exactly 32 bytes.".getBytes(StandardCharsets.US_ASCII)));
    private static final KeySeal CHANGE_OVER = KeySeal.of(KEY, Optional.empty(), true);
    private static final KeySeal CHANGED = KeySeal.of(OTHER_KEY, KEY, false);

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);

    private KeyNode node(KeySeal seal) {
        return new KeyNode(stores, clock, seal);
    }

    private List<SigningKeyRecord> rows() {
        return stores.signingKeys().all();
    }

    /** Two keys: one that signs, one that is published. */
    private KeyNode nodeWithTwoKeys(KeySeal seal) {
        KeyNode node = node(seal);
        node.signer();
        node.rotation.rotate(KeyNode.OPERATOR);
        return node;
    }

    @Test
    void keysThatStoodReadableAreSealedAndStayInForce() {
        String token = nodeWithTwoKeys(KeyNode.unsealed()).sign();

        KeyNode sealing = node(CHANGE_OVER);

        assertThat(sealing.accepts(token)).isTrue();
        assertThat(rows()).allMatch(row -> row.privateKey().startsWith("aes-gcm:"));
        assertThat(sealing.source.unsealed()).isEmpty();
        assertThat(sealing.audited())
                .filteredOn(AuditEvent.Kind.KEY_SEALED::equals)
                .hasSize(2);
        assertThat(node(KeySeal.of(KEY)).accepts(token))
                .as("with the setting for the change-over taken away")
                .isTrue();
    }

    @Test
    void withoutTheSettingForTheChangeOverReadableKeysAreRefusedAndTheMessageSaysWhatToSet() {
        node(KeyNode.unsealed()).signer();

        assertThatThrownBy(() -> node(KeySeal.of(KEY)).source.load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.unsealed=accept");
        assertThat(rows()).allMatch(row -> row.privateKey().startsWith("plain:"));
    }

    @Test
    void nodeWithoutTheEncryptionKeyGoesOnWithTheKeysThatAnotherOneHasSealed() {
        KeyNode old = nodeWithTwoKeys(KeyNode.unsealed());
        KeyNode sealing = node(CHANGE_OVER);
        sealing.signer();
        for (int hour = 0; hour < 30; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(sealing.accepts(old.sign())).isTrue();
            assertThat(old.accepts(sealing.sign())).isTrue();
        }
    }

    @Test
    void keysAreSealedAnewWithAnotherEncryptionKeyAndStayInForce() {
        String token = nodeWithTwoKeys(KeySeal.of(KEY)).sign();
        List<String> before = rows().stream().map(SigningKeyRecord::privateKey).toList();

        KeyNode changed = node(CHANGED);

        assertThat(changed.accepts(token)).isTrue();
        assertThat(rows()).extracting(SigningKeyRecord::privateKey).doesNotContainAnyElementsOf(before);
        assertThat(node(KeySeal.of(OTHER_KEY)).accepts(token))
                .as("with the previous one taken away")
                .isTrue();
        assertThatThrownBy(() -> node(KeySeal.of(KEY)).source.load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.encryption-key.previous");
    }

    @Test
    void nodeWithThePreviousEncryptionKeyGoesOnWithTheKeysThatAnotherOneHasSealedAnew() {
        KeyNode old = nodeWithTwoKeys(KeySeal.of(KEY));
        KeyNode changed = node(CHANGED);
        changed.signer();
        for (int hour = 0; hour < 30; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(changed.accepts(old.sign())).isTrue();
            assertThat(old.accepts(changed.sign())).isTrue();
        }
        assertThat(old.source.leftOut()).isEmpty();
    }

    @Test
    void nodeThatReadsBetweenTwoKeysThatAreSealedAnewLosesNeither() {
        KeyNode old = nodeWithTwoKeys(KeySeal.of(KEY));
        SigningKeyRecord published = rows().get(1);
        KeyNode changed = node(CHANGED);
        String token = changed.sign();
        stores.signingKeys().replacePrivateKey(published.kid(), rows().get(1).privateKey(), published.privateKey());

        clock.pass(Duration.ofSeconds(10));

        assertThat(old.accepts(token)).isTrue();
        assertThat(old.ring().kids()).hasSize(2);
    }

    @Test
    void revocationIsInForceOnANodeThatCannotOpenTheRowAnyMore() {
        KeyNode old = nodeWithTwoKeys(KeySeal.of(KEY));
        String token = old.sign();
        KeyNode changed = node(CHANGED);
        changed.rotation.revoke(changed.signer(), KeyNode.OPERATOR);

        clock.pass(Duration.ofSeconds(10));

        assertThat(old.accepts(token)).isFalse();
    }

    @Test
    void manyNodesThatSealAtOnceLeaveEachKeySealedOnce() throws Exception {
        KeyNode old = nodeWithTwoKeys(KeySeal.of(KEY));
        List<KeyNode> nodes =
                java.util.stream.Stream.generate(() -> node(CHANGED)).limit(8).toList();

        List<String> signers = AtOnce.call(8, i -> () -> nodes.get(i).signer());

        assertThat(signers).containsOnly(old.signer());
        assertThat(nodes.stream().flatMap(node -> node.audited().stream()).filter(AuditEvent.Kind.KEY_SEALED::equals))
                .hasSize(2);
    }

    @Test
    void previousEncryptionKeyAloneIsRefused() {
        assertThatThrownBy(() -> KeySeal.of(Optional.empty(), KEY, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.encryption-key.previous is set without watchword.key.encryption");
        assertThatThrownBy(() -> KeySeal.of(KEY, Optional.of("c2hvcnQ="), false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.encryption-key.previous: the value given cannot be used");
    }
}

package org.watchword.signing;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.watchword.key.JwsAlgorithm;
import org.watchword.session.TestClock;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Stores;

/** Sources of generated keys, as the start makes them. */
public final class TestKeySources {

    /** Rotates by the default settings. */
    public static KeyPolicy policy(JwsAlgorithm algorithm) {
        return new KeyPolicy(only(algorithm), Optional.of(Duration.ofDays(90)), Duration.ofDays(1));
    }

    /** As where it is set. */
    static KeyAlgorithm only(JwsAlgorithm algorithm) {
        return new KeyAlgorithm(Optional.of(algorithm), Set.of(JwsAlgorithm.values()));
    }

    private TestKeySources() {}

    /** Returns the source of a node that seals nothing. */
    public static DatabaseKeySource node(Stores stores, TestClock clock) {
        return node(stores, KeySeal.of(Optional.empty()), JwsAlgorithm.ES256, event -> {}, clock);
    }

    /** Returns the source of a node. */
    public static DatabaseKeySource node(
            Stores stores, KeySeal seal, JwsAlgorithm algorithm, AuditSink audit, TestClock clock) {
        return new DatabaseKeySource(
                new StoredKeyRing(stores.signingKeys(), seal, policy(algorithm), audit, clock), audit, clock, clock);
    }
}

package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.Keys;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;

/** When a node reads the keys, and what it makes of readings that overtake each other. */
class KeyReadingTest {

    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore(new InMemoryStores(clock).signingKeys());
    private final StoredKeyRing ring =
            new StoredKeyRing(store, KeyNode.unsealed(), TestKeySources.policy(JwsAlgorithm.ES256), event -> {}, clock);
    private final DatabaseKeySource source = new DatabaseKeySource(ring, event -> {}, clock, clock);

    private List<String> kids() {
        return ((Keys.Available) source.keys()).ring().kids();
    }

    @Test
    void readingThatEndsAfterARevocationDoesNotBringTheKeyBack() {
        String leaked = kids().get(0);
        clock.pass(Duration.ofSeconds(10));
        store.afterReading = () -> {
            store.afterReading = () -> {};
            KeyRotation.of(ring, source).revoke(leaked, KeyNode.OPERATOR);
        };

        assertThat(kids()).as("what was read before the revocation").doesNotContain(leaked);
        assertThat(kids()).hasSize(1);
    }

    @Test
    void keysAreNotReadIntoATransactionOfTheApplication() {
        kids();
        store.readings = 0;
        store.mayRead = false;
        clock.pass(Duration.ofDays(1));

        kids();
        source.refreshedKeys();

        assertThat(store.readings).isZero();
        store.mayRead = true;
        kids();
        assertThat(store.readings).isEqualTo(1);
    }

    @Test
    void nodeThatMayReadTheKeysOnlyGoesOnWithThem() {
        String first = kids().get(0);
        store.readOnly = true;
        clock.pass(Duration.ofDays(100));

        assertThat(kids()).containsExactly(first);
        assertThat(source.load().signingKey().orElseThrow().kid()).isEqualTo(first);
    }

    private static final class WatchedStore implements SigningKeyStore {

        private final SigningKeyStore store;
        private Runnable afterReading = () -> {};
        private boolean mayRead = true;
        private boolean readOnly;
        private int readings;

        WatchedStore(SigningKeyStore store) {
            this.store = store;
        }

        @Override
        public List<SigningKeyRecord> all() {
            readings++;
            List<SigningKeyRecord> all = store.all();
            afterReading.run();
            return all;
        }

        @Override
        public boolean addFirst(SigningKeyRecord key) {
            return store.addFirst(key);
        }

        @Override
        public boolean addAfter(String last, SigningKeyRecord key) {
            if (readOnly) {
                throw new IllegalStateException("no right to write");
            }
            return store.addAfter(last, key);
        }

        @Override
        public boolean revoke(String kid, Instant at, String erased, SigningKeyRecord successor) {
            return store.revoke(kid, at, erased, successor);
        }

        @Override
        public boolean replacePrivateKey(String kid, String expected, String replacement) {
            return store.replacePrivateKey(kid, expected, replacement);
        }

        @Override
        public boolean remove(String kid) {
            return store.remove(kid);
        }

        @Override
        public boolean mayRead() {
            return mayRead;
        }
    }
}

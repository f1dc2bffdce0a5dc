package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.store.AtOnce;

/** What every source of keys promises. */
@Timeout(60)
abstract class KeySourceContract {

    /** A source that was never asked, and whose ring can be had; each call gives a new one. */
    abstract KeyRingSource source() throws Exception;

    /** A kid that is in its ring, for ES256. */
    abstract String kid();

    private static KeyRing ring(Keys keys) {
        assertThat(keys).isInstanceOf(Keys.Available.class);
        return ((Keys.Available) keys).ring();
    }

    @Test
    void ringInForceIsOneObjectWhileNothingChanges() throws Exception {
        KeyRingSource source = source();
        KeyRing first = ring(source.keys());

        assertThat(first.find(kid(), JwsAlgorithm.ES256)).isPresent();
        for (int i = 0; i < 100; i++) {
            assertThat(ring(source.keys())).isSameAs(first);
        }
    }

    @Test
    void askingForAnUnknownKeyTakesNoneAway() throws Exception {
        KeyRingSource source = source();
        assertThat(ring(source.refreshedKeys()).find(kid(), JwsAlgorithm.ES256)).isPresent();

        for (int i = 0; i < 100; i++) {
            assertThat(ring(source.refreshedKeys()).find(kid(), JwsAlgorithm.ES256))
                    .isPresent();
            assertThat(ring(source.keys()).find(kid(), JwsAlgorithm.ES256)).isPresent();
        }
    }

    @Test
    void manyFirstRequestsAtOnceGetTheSameRing() throws Exception {
        KeyRingSource source = source();

        List<KeyRing> rings = AtOnce.call(16, i -> () -> ring(i % 2 == 0 ? source.keys() : source.refreshedKeys()));

        assertThat(rings)
                .allSatisfy(
                        ring -> assertThat(ring.find(kid(), JwsAlgorithm.ES256)).isPresent());
    }

    @Test
    void interruptedThreadGetsAnAnswerAndStaysInterrupted() throws Exception {
        KeyRingSource source = source();

        assertThat(AtOnce.call(1, i -> () -> {
                    Thread.currentThread().interrupt();
                    boolean answered = source.keys() != null && source.refreshedKeys() != null;
                    return answered && Thread.currentThread().isInterrupted();
                }))
                .containsExactly(true);
    }
}

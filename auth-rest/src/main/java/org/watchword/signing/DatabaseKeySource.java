package org.watchword.signing;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.concurrent.SharedAttempt;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.SigningKeyStore;

/**
 * The generated ring in the database, shared by all nodes. Once it has been read it stays in force in memory, whatever
 * becomes of the database; it is read again when a token names a key that is not in it.
 */
public final class DatabaseKeySource implements KeyRingSource {

    private static final System.Logger LOG = System.getLogger(DatabaseKeySource.class.getName());
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StoredKeyRing stored;
    private final KeyEvents told;
    private final SharedAttempt reading;
    private volatile @Nullable KeyRing ring;
    private volatile @Nullable String problem;

    /**
     * @param algorithm of the key that is made where there is none
     * @param nanoTime as {@link System#nanoTime()}
     * @throws ConfigurationException if {@code algorithm} takes a secret and not a key pair
     */
    public DatabaseKeySource(
            SigningKeyStore store,
            KeySeal seal,
            JwsAlgorithm algorithm,
            AuditSink audit,
            Clock clock,
            LongSupplier nanoTime) {
        this.stored = new StoredKeyRing(store, seal, algorithm, audit, clock);
        this.told = new KeyEvents(audit, clock);
        this.reading = new SharedAttempt(nanoTime);
    }

    /**
     * Reads the ring at start, and makes the first key where there is none.
     *
     * @throws ConfigurationException if a stored key cannot be used
     * @throws StoreUnavailableException if the store does not answer; it is tried again when the ring is needed
     */
    public KeyRing load() {
        reading.run(this::readAtStart, Duration.ZERO, PATIENCE);
        KeyRing read = ring;
        if (read == null) {
            throw new StoreUnavailableException(
                    "The signing keys are being read", new IllegalStateException("by another thread"));
        }
        return read;
    }

    private void readAtStart() {
        try {
            take(stored.read());
        } catch (ConfigurationException e) {
            told.refused(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void take(KeyRing read) {
        ring = read;
        problem = null;
        told.inForce(read.summary(), "from the database");
        stored.leftOut().forEach(told::leftOut);
    }

    /** Why keys that were in the store when it was last read are not in force; a sentence for each. */
    public List<String> leftOut() {
        return stored.leftOut();
    }

    /**
     * The names of the private keys that stood readable in the store when it was last read: those that were made while
     * no encryption key was set, whatever is set now.
     */
    public List<String> unsealed() {
        return stored.unsealed();
    }

    @Override
    public Keys keys() {
        KeyRing present = ring;
        return present != null ? new Keys.Available(present) : read(BETWEEN_FAILURES, PATIENCE);
    }

    /** Looks again at most every five seconds, on one thread; everybody else gets what is known. */
    @Override
    public Keys refreshedKeys() {
        return ring == null ? keys() : read(BETWEEN_READS, Duration.ZERO);
    }

    private Keys read(Duration between, Duration patience) {
        reading.run(this::attempt, between, patience);
        return known();
    }

    private void attempt() {
        try {
            take(stored.read());
        } catch (StoreUnavailableException e) {
            problem = "the store of signing keys does not answer";
            LOG.log(Level.DEBUG, problem, e);
        } catch (ConfigurationException e) {
            String found = String.valueOf(e.getMessage());
            problem = found;
            LOG.log(Level.ERROR, found, e);
            told.refused(found);
        } catch (RuntimeException e) {
            problem = "the signing keys cannot be read";
            LOG.log(Level.ERROR, problem, e);
        }
    }

    private Keys known() {
        KeyRing present = ring;
        if (present != null) {
            return new Keys.Available(present);
        }
        String found = problem;
        return new Keys.Unavailable(found == null ? "the signing keys are being read" : found);
    }
}

package org.watchword.signing;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.concurrent.SharedAttempt;
import org.watchword.config.ConfigurationException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.SigningKeyRecord;

/**
 * The generated ring in the database, shared by all nodes. Once it has been read it stays in force in memory, whatever
 * becomes of the database. It is read again every few seconds, on the thread of a request, and when a token names a key
 * that is not in it; after a reading, what is due is done.
 */
public final class DatabaseKeySource implements KeyRingSource {

    private static final System.Logger LOG = System.getLogger(DatabaseKeySource.class.getName());
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StoredKeyRing stored;
    private final KeyUpkeep upkeep;
    private final KeyEvents told;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final SharedAttempt reading;
    private final AtomicLong readings = new AtomicLong();
    private volatile @Nullable Read last;
    private volatile @Nullable String problem;

    /** @param nanoTime as {@link System#nanoTime()} */
    public DatabaseKeySource(StoredKeyRing stored, AuditSink audit, Clock clock, LongSupplier nanoTime) {
        this.stored = stored;
        this.upkeep = new KeyUpkeep(stored);
        this.told = new KeyEvents(audit, clock);
        this.clock = clock;
        this.nanoTime = nanoTime;
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
        Read read = last;
        if (read == null) {
            throw new StoreUnavailableException(
                    "The signing keys are being read", new IllegalStateException("by another thread"));
        }
        return read.keys().at(clock.instant());
    }

    private void readAtStart() {
        try {
            readAndKeepUp();
        } catch (ConfigurationException e) {
            told.refused(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Reads the keys whatever was read before, for what was changed just now by this thread. */
    void readNow() {
        attempt();
    }

    private void readAndKeepUp() {
        OpenedKeys read = read();
        try {
            if (upkeep.run(read)) {
                read();
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "What is due of the signing keys is left for the next reading", e);
        } catch (RuntimeException e) {
            // The keys are in force all the same, and the next reading tries it again.
            LOG.log(Level.WARNING, "What is due of the signing keys could not be done", e);
        }
    }

    private OpenedKeys read() {
        long number = readings.incrementAndGet();
        long begun = nanoTime.getAsLong();
        Read before = last;
        OpenedKeys keys = stored.read(before == null ? null : before.keys());
        take(new Read(keys, number, begun));
        return keys;
    }

    /** A reading may end after one that began later, and then knows less: of a revocation, say. */
    private synchronized void take(Read read) {
        Read before = last;
        if (before == null || before.number() < read.number()) {
            last = read;
            problem = null;
            told.inForce(read.keys().at(clock.instant()).summary(), "from the database");
            read.keys().refused().forEach(told::leftOut);
        }
    }

    /** Why keys that were in the store when it was last read are not in force; a sentence for each. */
    public List<String> leftOut() {
        Read read = last;
        return read == null ? List.of() : read.keys().refused();
    }

    /** The key that is published and signs later, as it was when the store was last read; a sentence, or empty. */
    public Optional<String> next() {
        return Optional.ofNullable(last)
                .flatMap(read -> read.keys().schedule().coming(clock.instant()))
                .map(key -> "the signing key " + key.kid() + " is published, and signs from " + key.signsFrom());
    }

    /**
     * The names of the private keys that stood readable in the store when it was last read: those that were made while
     * no encryption key was set, whatever is set now.
     */
    public List<String> unsealed() {
        Read read = last;
        return read == null
                ? List.of()
                : read.keys().rows().stream()
                        .filter(row -> !KeySeal.isSealed(row.privateKey()) && !KeySeal.isErased(row.privateKey()))
                        .map(SigningKeyRecord::kid)
                        .toList();
    }

    @Override
    public Keys keys() {
        Read present = last;
        if (present == null) {
            return read(BETWEEN_FAILURES, PATIENCE);
        }
        long age = nanoTime.getAsLong() - present.begun();
        Duration between = stored.policy().betweenReads();
        if (age < between.toNanos()) {
            return inForce(present);
        }
        // Read so long ago, it may lack a key that other nodes sign with by now.
        boolean stale = age >= stored.policy().staleAfter().toNanos();
        return mayRead() ? read(between, stale ? PATIENCE : Duration.ZERO) : inForce(present);
    }

    /**
     * Looks again at most every five seconds, on one thread; everybody else waits for it, for a second at most, or gets
     * what is known.
     */
    @Override
    public Keys refreshedKeys() {
        Read present = last;
        return present == null || !mayRead() ? keys() : read(BETWEEN_READS, PATIENCE);
    }

    /** Tells whether the store can be asked here. The reading itself finds out, and logs, whether it answers. */
    private boolean mayRead() {
        try {
            return stored.store().mayRead();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The store cannot be reached", e);
            return true;
        }
    }

    private Keys read(Duration between, Duration patience) {
        reading.run(this::attempt, between, patience);
        Read present = last;
        if (present != null) {
            return inForce(present);
        }
        String found = problem;
        return new Keys.Unavailable(found == null ? "the signing keys are being read" : found);
    }

    private void attempt() {
        try {
            readAndKeepUp();
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

    private Keys inForce(Read read) {
        return new Keys.Available(read.keys().at(clock.instant()));
    }

    private record Read(OpenedKeys keys, long number, long begun) {}
}

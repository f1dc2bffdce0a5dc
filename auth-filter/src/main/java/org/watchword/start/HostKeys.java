package org.watchword.start;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.beans.HostPart;
import org.watchword.config.Configuration;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyFitness;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.key.Keys;
import org.watchword.key.RefreshedKeys;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.spi.KeySource;
import org.watchword.spi.TokenKey;
import org.watchword.spi.TokenKeys;
import org.watchword.token.TokenSettings;

/**
 * The keys of the host's {@link KeySource} where it has one, and ours otherwise. A CDI bean is found some time after
 * the start, so that this is asked every time.
 */
public final class HostKeys implements KeyRingSource {

    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(30);

    private final HostPart<KeySource> host;
    private final KeyRingSource ours;
    private final RefreshedKeys theirs;

    private HostKeys(HostPart<KeySource> host, KeyRingSource ours, RefreshedKeys theirs) {
        this.host = host;
        this.ours = ours;
        this.theirs = theirs;
    }

    /**
     * Returns the keys of the host's source, or ours.
     *
     * @param ours the keys where the host has no source of its own
     * @param issues whether tokens are signed, so that there must be a key for it
     * @param nanoTime as {@link System#nanoTime()}
     */
    public static HostKeys of(
            HostPart<KeySource> host,
            KeyRingSource ours,
            boolean issues,
            Configuration configuration,
            LongSupplier nanoTime) {
        Duration refresh = configuration.get(KeySettings.KEY_REFRESH);
        Duration staleness = configuration.get(KeySettings.KEY_MAX_STALENESS);
        return new HostKeys(
                host,
                ours,
                new RefreshedKeys(
                        new HostOrigin(host, ours, issues, configuration.get(TokenSettings.TOKEN_ALGORITHMS)),
                        refresh,
                        staleness.compareTo(refresh) < 0 ? refresh : staleness,
                        GIVEN_UP_AFTER,
                        nanoTime));
    }

    /**
     * Returns the report's entries where the keys are the host's; empty where they are ours. Asks the host for nothing:
     * a source that hangs must not hold the thread that starts the application.
     */
    public Optional<List<Entry>> entries() {
        if (!host.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(theirs.lastRead()
                .map(ring -> KeyEntries.of("the application's KeySource", KeyRingSource.of(ring)))
                .orElseGet(() -> List.of(
                        new Entry.Fact(Topic.KEY_SOURCE, "the application's KeySource, asked when keys are needed"))));
    }

    /** Tells whether the keys in force are those of the host's source. */
    public boolean areOfHost() {
        return host.isPresent();
    }

    @Override
    public Keys keys() {
        return inForce().keys();
    }

    @Override
    public Keys refreshedKeys() {
        return inForce().refreshedKeys();
    }

    @Override
    public boolean isConfigured() {
        return inForce().isConfigured();
    }

    private KeyRingSource inForce() {
        return host.isPresent() ? theirs : ours;
    }

    private record HostOrigin(HostPart<KeySource> host, KeyRingSource ours, boolean issues, Set<JwsAlgorithm> allowed)
            implements RefreshedKeys.Origin {

        @Override
        public RefreshedKeys.Found read() {
            KeyRing ring = ring(host.call(this::oursNow, KeySource::keys));
            return new RefreshedKeys.Found(ring, String.join(", ", ring.summary()), false);
        }

        @Override
        public String toString() {
            return "the application's KeySource";
        }

        private KeyRing ring(TokenKeys keys) {
            List<VerificationKey> verifying = keys.verifying().stream()
                    .map(key -> new VerificationKey(kid(key), algorithm(key), key.key()))
                    .toList();
            Optional<SigningKey> signing =
                    keys.signing().map(key -> new SigningKey(kid(key), algorithm(key), key.key()));
            if (issues && signing.isEmpty()) {
                throw new KeyException(this + " has no key that signs, and login needs one");
            }
            try {
                return signing.map(key -> KeyRing.signing(verifying, key))
                        .orElseGet(() -> KeyRing.verifying(verifying));
            } catch (IllegalArgumentException e) {
                throw new KeyException(this + " has keys that do not fit together: " + e.getMessage(), e);
            }
        }

        private static @Nullable String kid(TokenKey key) {
            return key.kid().orElse(null);
        }

        private JwsAlgorithm algorithm(TokenKey key) {
            JwsAlgorithm algorithm = JwsAlgorithm.named(key.algorithm())
                    .orElseThrow(() -> new KeyException(this + " has " + key + ", whose algorithm is not known"));
            KeyFitness.demand(key + " of " + this, algorithm, key.key());
            if (!allowed.contains(algorithm)) {
                throw new KeyException(this + " has " + key + ", and " + TokenSettings.TOKEN_ALGORITHMS.name()
                        + " does not allow its algorithm; add it, or use another key");
            }
            return algorithm;
        }

        /** Returns the keys that a decorator of the host's gets. */
        private TokenKeys oursNow() {
            if (!(ours.keys() instanceof Keys.Available available)) {
                throw new KeyException("the keys that " + this + " decorates cannot be had now");
            }
            KeyRing ring = available.ring();
            return new TokenKeys(
                    ring.verificationKeys().stream()
                            .map(key -> new TokenKey(
                                    Optional.ofNullable(key.kid()),
                                    key.algorithm().name(),
                                    key.key()))
                            .toList(),
                    ring.signingKey()
                            .map(key -> new TokenKey(
                                    Optional.ofNullable(key.kid()),
                                    key.algorithm().name(),
                                    key.key())));
        }
    }
}

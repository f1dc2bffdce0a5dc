package org.watchword.servlet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.config.Settings;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRings;
import org.watchword.key.KeySource;
import org.watchword.key.RemoteKeys;

/** The keys that the settings name, if they name any. */
public final class ConfiguredKeys {

    private ConfiguredKeys() {}

    /**
     * The ring from {@code watchword.key.secret} or {@code watchword.key.location}, or empty where neither is set. For where tokens are
     * issued: a key that only MicroProfile JWT is told of does not count, since such a key cannot sign, and a URL is refused.
     *
     * @param loader where {@code classpath:} is looked up
     * @throws ConfigurationException if both are set, a key is weak, or it cannot be read
     */
    public static Optional<KeyRing> issuing(Configuration configuration, ClassLoader loader) {
        demandOne(configuration, location(configuration, false));
        return checked(configuration, () -> ring(configuration, loader, false));
    }

    /**
     * Where the keys of {@code watchword.key.secret} or {@code watchword.key.location} come from, or empty where neither is set. For
     * where tokens are only verified: a key that MicroProfile JWT is told of counts too.
     *
     * @param loader where {@code classpath:} is looked up
     * @param nanoTime as {@link System#nanoTime()}
     * @throws ConfigurationException if both are set, a key is weak, or it cannot be read; not if a URL does not answer
     */
    static Optional<KeySource> verifying(Configuration configuration, ClassLoader loader, LongSupplier nanoTime) {
        Optional<String> location = location(configuration, true);
        demandOne(configuration, location);
        if (location.filter(RemoteKeys::isUrl).isPresent()) {
            return Optional.of(checked(configuration, () -> remote(configuration, location.get(), nanoTime)));
        }
        return checked(configuration, () -> ring(configuration, loader, true)).map(KeySource::of);
    }

    private static Optional<KeyRing> ring(Configuration configuration, ClassLoader loader, boolean synonyms) {
        Optional<JwsAlgorithm> algorithm = algorithm(configuration, synonyms);
        return configuration
                .get(Settings.KEY_SECRET)
                .map(text -> KeyRings.fromSecret(text, algorithm))
                .or(() -> location(configuration, synonyms)
                        .map(place -> KeyRings.fromLocation(place, algorithm, loader, System.getenv()::get)));
    }

    private static KeySource remote(Configuration configuration, String url, LongSupplier nanoTime) {
        Duration refresh = configuration.get(Settings.KEY_REFRESH);
        Duration maxStaleness = configuration.get(Settings.KEY_MAX_STALENESS);
        if (maxStaleness.compareTo(refresh) < 0) {
            throw new ConfigurationException("Watchword cannot start: " + Settings.KEY_MAX_STALENESS.name() + " ("
                    + maxStaleness + ") is less than " + Settings.KEY_REFRESH.name() + " (" + refresh
                    + "); write at least as much");
        }
        return new RemoteKeys(url, algorithm(configuration, true), refresh, maxStaleness, nanoTime);
    }

    private static Optional<String> location(Configuration configuration, boolean synonyms) {
        boolean synonym = configuration.isSynonym(Settings.KEY_LOCATION);
        // What was written for somebody else does not contradict what was written for us.
        boolean counts =
                !synonym || (synonyms && configuration.get(Settings.KEY_SECRET).isEmpty());
        return configuration
                .get(Settings.KEY_LOCATION)
                .filter(place -> counts)
                .map(place -> synonym ? fromMicroProfile(place) : place);
    }

    private static Optional<JwsAlgorithm> algorithm(Configuration configuration, boolean synonyms) {
        return configuration
                .get(Settings.KEY_ALGORITHM)
                .filter(name -> synonyms || !configuration.isSynonym(Settings.KEY_ALGORITHM));
    }

    private static void demandOne(Configuration configuration, Optional<String> location) {
        if (configuration.get(Settings.KEY_SECRET).isPresent() && location.isPresent()) {
            throw new ConfigurationException("Watchword cannot start: " + Settings.KEY_SECRET.name() + " and "
                    + Settings.KEY_LOCATION.name() + " are both set; write only one of them");
        }
    }

    private static <T> T checked(Configuration configuration, Supplier<T> read) {
        try {
            return read.get();
        } catch (KeyException e) {
            Setting<?> setting =
                    configuration.get(Settings.KEY_SECRET).isPresent() ? Settings.KEY_SECRET : Settings.KEY_LOCATION;
            throw new ConfigurationException("Watchword cannot start: " + setting.name() + ": " + e.getMessage(), e);
        }
    }

    /** Without a scheme it is a resource of the application (MicroProfile JWT, {@code mp.jwt.verify.publickey.location}). */
    private static String fromMicroProfile(String place) {
        boolean bare = place.indexOf(':') < 0;
        return bare ? "classpath:" + (place.startsWith("/") ? place : "/" + place) : place;
    }
}

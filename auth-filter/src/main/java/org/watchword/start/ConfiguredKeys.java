package org.watchword.start;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.key.load.KeyRings;
import org.watchword.key.remote.RemoteKeys;

/** Loads the keys that the settings name, if they name any. */
public final class ConfiguredKeys {

    private ConfiguredKeys() {}

    /**
     * Reads the ring from {@code watchword.key.secret} or {@code watchword.key.location}, or empty where neither is
     * set. For where tokens are issued: a key that only MicroProfile JWT is told of does not count, since such a key
     * cannot sign, and a URL is refused.
     *
     * @param loader where {@code classpath:} is looked up
     * @throws ConfigurationException if both are set, a key is weak, or it cannot be read
     */
    public static Optional<KeyRing> issuing(Configuration configuration, ClassLoader loader) {
        if (KeySettings.own(configuration, KeySettings.KEY_PUBLIC).isPresent()) {
            throw new ConfigurationException("Watchword cannot start: " + KeySettings.KEY_PUBLIC.name()
                    + " is set, and login needs a private key; write " + KeySettings.KEY_LOCATION.name()
                    + ", or take the setting away and a key is generated in the database");
        }
        demandOne(configuration);
        Optional<JwsAlgorithm> algorithm = KeySettings.own(configuration, KeySettings.KEY_ALGORITHM)
                .flatMap(set -> configuration.get(KeySettings.KEY_ALGORITHM));
        return secret(configuration, algorithm)
                .or(() -> KeySettings.own(configuration, KeySettings.KEY_LOCATION)
                        .map(place -> checked(KeySettings.KEY_LOCATION, () -> ring(place, algorithm, loader))));
    }

    /**
     * Returns the source of the keys that {@code watchword.key.secret}, {@code watchword.key.location} or
     * {@code watchword.key.public} sets, or empty where none is set. For where tokens are only verified: a key that
     * MicroProfile JWT is told of counts too, where no other is set.
     *
     * @param loader where {@code classpath:} is looked up
     * @throws ConfigurationException if several are set, a key is weak, or it cannot be read; not if a URL does not
     *     answer
     */
    public static Optional<KeyRingSource> verifying(
            Configuration configuration, ClassLoader loader, LongSupplier nanoTime) {
        demandOne(configuration);
        Optional<JwsAlgorithm> algorithm = configuration.get(KeySettings.KEY_ALGORITHM);
        if (configuration.get(KeySettings.KEY_SECRET).isPresent()) {
            return secret(configuration, algorithm).map(KeyRingSource::of);
        }
        // What was written for somebody else does not contradict what was written for us.
        Optional<String> text =
                KeySettings.own(configuration, KeySettings.KEY_LOCATION).isPresent()
                        ? Optional.empty()
                        : configuration.get(KeySettings.KEY_PUBLIC);
        if (text.isPresent()) {
            return Optional.of(KeyRingSource.of(
                    checked(KeySettings.KEY_PUBLIC, () -> KeyRings.fromPublicText(text.get(), algorithm))));
        }
        Optional<String> location = configuration
                .get(KeySettings.KEY_LOCATION)
                .map(place -> configuration.isSynonym(KeySettings.KEY_LOCATION) ? fromMicroProfile(place) : place);
        if (location.filter(RemoteKeys::isUrl).isPresent()) {
            return Optional.of(checked(
                    KeySettings.KEY_LOCATION, () -> remote(configuration, location.get(), algorithm, nanoTime)));
        }
        return location.map(
                place -> KeyRingSource.of(checked(KeySettings.KEY_LOCATION, () -> ring(place, algorithm, loader))));
    }

    private static Optional<KeyRing> secret(Configuration configuration, Optional<JwsAlgorithm> algorithm) {
        Optional<KeyRing> ring = configuration
                .get(KeySettings.KEY_SECRET)
                .map(text -> checked(KeySettings.KEY_SECRET, () -> KeyRings.fromSecret(text, algorithm)));
        List<String> previous = configuration.get(KeySettings.KEY_SECRET_PREVIOUS);
        return ring.map(signing ->
                checked(KeySettings.KEY_SECRET_PREVIOUS, () -> KeyRings.withSecrets(signing, previous, algorithm)));
    }

    private static KeyRing ring(String place, Optional<JwsAlgorithm> algorithm, ClassLoader loader) {
        return KeyRings.fromLocation(place, algorithm, loader, System.getenv()::get);
    }

    private static KeyRingSource remote(
            Configuration configuration, String url, Optional<JwsAlgorithm> algorithm, LongSupplier nanoTime) {
        Duration refresh = configuration.get(KeySettings.KEY_REFRESH);
        Duration maxStaleness = configuration.get(KeySettings.KEY_MAX_STALENESS);
        if (maxStaleness.compareTo(refresh) < 0) {
            throw new ConfigurationException("Watchword cannot start: " + KeySettings.KEY_MAX_STALENESS.name() + " ("
                    + maxStaleness + ") is less than " + KeySettings.KEY_REFRESH.name() + " (" + refresh
                    + "); write at least as much");
        }
        return new RemoteKeys(
                url, algorithm, refresh, maxStaleness, nanoTime, configuration.get(KeySettings.KEY_ALLOW_HTTP));
    }

    private static void demandOne(Configuration configuration) {
        if (configuration.get(KeySettings.KEY_SECRET).isEmpty()
                && !configuration.get(KeySettings.KEY_SECRET_PREVIOUS).isEmpty()) {
            throw new ConfigurationException("Watchword cannot start: " + KeySettings.KEY_SECRET_PREVIOUS.name()
                    + " is set without " + KeySettings.KEY_SECRET.name()
                    + "; write the secret that signs there, or take the setting away");
        }
        List<String> set = KeySettings.PLACES.stream()
                .filter(setting -> KeySettings.own(configuration, setting).isPresent())
                .map(Setting::name)
                .toList();
        if (set.size() > 1) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + String.join(" and ", set) + " are both set; write only one of them");
        }
    }

    private static <T> T checked(Setting<?> setting, Supplier<T> read) {
        try {
            return read.get();
        } catch (KeyException e) {
            throw new ConfigurationException("Watchword cannot start: " + setting.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Without a scheme it is a resource of the application (MicroProfile JWT,
     * {@code mp.jwt.verify.publickey.location}).
     */
    private static String fromMicroProfile(String place) {
        boolean bare = place.indexOf(':') < 0;
        return bare ? "classpath:" + (place.startsWith("/") ? place : "/" + place) : place;
    }
}

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
import org.watchword.key.KeyGroup;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.key.load.KeyRings;
import org.watchword.key.remote.RemoteKeys;

/** Loads the keys that the settings name, if they name any. */
public final class ConfiguredKeys {

    private static final KeyGroup MAIN = KeyGroup.main();

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
        demandOne(configuration, MAIN);
        Optional<JwsAlgorithm> algorithm = KeySettings.own(configuration, KeySettings.KEY_ALGORITHM)
                .flatMap(set -> configuration.get(KeySettings.KEY_ALGORITHM));
        return secret(configuration, MAIN, algorithm)
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
        return verifying(configuration, MAIN, Optional.empty(), loader, nanoTime);
    }

    /**
     * Returns the source of the keys of one issuer, as the other does.
     *
     * @param published where the keys are if no setting says anything of them
     */
    static Optional<KeyRingSource> verifying(
            Configuration configuration,
            KeyGroup group,
            Optional<String> published,
            ClassLoader loader,
            LongSupplier nanoTime) {
        demandOne(configuration, group);
        Optional<JwsAlgorithm> algorithm = configuration.get(group.algorithm());
        if (configuration.get(group.secret()).isPresent()) {
            return secret(configuration, group, algorithm).map(KeyRingSource::of);
        }
        // What was written for somebody else does not contradict what was written for us.
        Optional<String> text = KeySettings.own(configuration, group.location()).isPresent()
                ? Optional.empty()
                : configuration.get(group.inline());
        if (text.isPresent()) {
            return Optional.of(
                    KeyRingSource.of(checked(group.inline(), () -> KeyRings.fromPublicText(text.get(), algorithm))));
        }
        Optional<String> location = configuration
                .get(group.location())
                .map(place -> configuration.isSynonym(group.location()) ? fromMicroProfile(place) : place)
                .or(() -> published);
        if (location.filter(RemoteKeys::isUrl).isPresent()) {
            return Optional.of(
                    checked(group.location(), () -> remote(configuration, group, location.get(), algorithm, nanoTime)));
        }
        return location.map(place -> KeyRingSource.of(checked(group.location(), () -> ring(place, algorithm, loader))));
    }

    private static Optional<KeyRing> secret(
            Configuration configuration, KeyGroup group, Optional<JwsAlgorithm> algorithm) {
        Optional<KeyRing> ring = configuration
                .get(group.secret())
                .map(text -> checked(group.secret(), () -> KeyRings.fromSecret(text, algorithm)));
        List<String> previous = configuration.get(group.previousSecrets());
        return ring.map(
                first -> checked(group.previousSecrets(), () -> KeyRings.withSecrets(first, previous, algorithm)));
    }

    private static KeyRing ring(String place, Optional<JwsAlgorithm> algorithm, ClassLoader loader) {
        return KeyRings.fromLocation(place, algorithm, loader, System.getenv()::get);
    }

    private static KeyRingSource remote(
            Configuration configuration,
            KeyGroup group,
            String url,
            Optional<JwsAlgorithm> algorithm,
            LongSupplier nanoTime) {
        Duration refresh = configuration.get(group.refresh());
        Duration maxStaleness = configuration.get(group.maxStaleness());
        if (maxStaleness.compareTo(refresh) < 0) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + group.maxStaleness().name() + " ("
                            + maxStaleness + ") is less than " + group.refresh().name() + " (" + refresh
                            + "); write at least as much");
        }
        return new RemoteKeys(url, algorithm, refresh, maxStaleness, nanoTime, configuration.get(group.allowHttp()));
    }

    private static void demandOne(Configuration configuration, KeyGroup group) {
        if (configuration.get(group.secret()).isEmpty()
                && !configuration.get(group.previousSecrets()).isEmpty()) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + group.previousSecrets().name()
                            + " is set without " + group.secret().name()
                            + "; write the secret that signs there, or take the setting away");
        }
        List<String> set = group.places().stream()
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

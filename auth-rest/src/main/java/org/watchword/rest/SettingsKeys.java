package org.watchword.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.config.Settings;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRings;

/** The key ring from settings, checked for what login needs. */
final class SettingsKeys {

    private SettingsKeys() {}

    /**
     * The ring of {@code watchword.key.secret} or {@code watchword.key.location}, or empty where neither is set.
     *
     * @throws ConfigurationException if it cannot sign, or cannot be used at all
     */
    static Optional<KeyRing> read(Configuration configuration, @Nullable ClassLoader loader) {
        Optional<String> secret = configuration.get(Settings.KEY_SECRET);
        Optional<String> location = configuration.get(Settings.KEY_LOCATION);
        Optional<JwsAlgorithm> algorithm = configuration.get(Settings.KEY_ALGORITHM);
        if (secret.isPresent() && location.isPresent()) {
            throw new ConfigurationException(Settings.KEY_SECRET.name() + " and " + Settings.KEY_LOCATION.name()
                    + " are both set; set the one that signs, and take the other away");
        }
        if (secret.isPresent()) {
            return Optional.of(
                    signing(configuration, Settings.KEY_SECRET, () -> KeyRings.fromSecret(secret.get(), algorithm)));
        }
        if (location.isPresent()) {
            ClassLoader known = loader == null ? ClassLoader.getSystemClassLoader() : loader;
            return Optional.of(signing(
                    configuration,
                    Settings.KEY_LOCATION,
                    () -> KeyRings.fromLocation(location.get(), algorithm, known, System::getenv)));
        }
        return Optional.empty();
    }

    /** A token that we would sign and then refuse ourselves must not come to be. */
    static void demandAllowed(Configuration configuration, JwsAlgorithm algorithm) {
        if (!configuration.get(Settings.TOKEN_ALGORITHMS).contains(algorithm)) {
            throw new ConfigurationException(Settings.TOKEN_ALGORITHMS.name() + " does not allow " + algorithm
                    + ", which the key in use signs with; add it, or use another key");
        }
    }

    private static KeyRing signing(
            Configuration configuration, Setting<?> setting, java.util.function.Supplier<KeyRing> source) {
        KeyRing ring;
        try {
            ring = source.get();
        } catch (KeyException e) {
            throw new ConfigurationException(setting.name() + ": " + e.getMessage(), e);
        }
        JwsAlgorithm algorithm = ring.signingKey()
                .orElseThrow(() -> new ConfigurationException(setting.name()
                        + ": login needs a private key, and only public ones are there; give it one, or take the setting away"
                        + " and a key is generated in the database"))
                .algorithm();
        demandAllowed(configuration, algorithm);
        return ring;
    }
}

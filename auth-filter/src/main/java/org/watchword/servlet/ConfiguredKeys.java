package org.watchword.servlet;

import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Settings;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRings;

/** The key ring that the settings name, if they name one. */
public final class ConfiguredKeys {

    private ConfiguredKeys() {}

    /**
     * The ring from {@code watchword.key.secret} or {@code watchword.key.location}, or empty where neither is set.
     *
     * @param loader where {@code classpath:} is looked up
     * @param synonyms whether a key that MicroProfile JWT is told of counts too: yes where tokens are only verified, no where they
     *     are issued, since such a key cannot sign
     * @throws ConfigurationException if both are set, a key is weak, or it cannot be read
     */
    public static Optional<KeyRing> from(Configuration configuration, ClassLoader loader, boolean synonyms) {
        Optional<String> secret = configuration.get(Settings.KEY_SECRET);
        Optional<String> location = configuration
                .get(Settings.KEY_LOCATION)
                .filter(place -> synonyms || !configuration.isSynonym(Settings.KEY_LOCATION))
                .map(place -> configuration.isSynonym(Settings.KEY_LOCATION) ? fromMicroProfile(place) : place);
        Optional<JwsAlgorithm> algorithm = configuration
                .get(Settings.KEY_ALGORITHM)
                .filter(name -> synonyms || !configuration.isSynonym(Settings.KEY_ALGORITHM));
        if (secret.isPresent() && location.isPresent()) {
            throw new ConfigurationException("Watchword cannot start: " + Settings.KEY_SECRET.name() + " and "
                    + Settings.KEY_LOCATION.name() + " are both set; write only one of them");
        }
        try {
            return secret.map(text -> KeyRings.fromSecret(text, algorithm))
                    .or(() -> location.map(
                            place -> KeyRings.fromLocation(place, algorithm, loader, System.getenv()::get)));
        } catch (KeyException e) {
            String setting = secret.isPresent() ? Settings.KEY_SECRET.name() : Settings.KEY_LOCATION.name();
            throw new ConfigurationException("Watchword cannot start: " + setting + ": " + e.getMessage(), e);
        }
    }

    /** Without a scheme it is a resource of the application (MicroProfile JWT, {@code mp.jwt.verify.publickey.location}). */
    private static String fromMicroProfile(String place) {
        boolean bare = place.indexOf(':') < 0;
        return bare ? "classpath:" + (place.startsWith("/") ? place : "/" + place) : place;
    }
}

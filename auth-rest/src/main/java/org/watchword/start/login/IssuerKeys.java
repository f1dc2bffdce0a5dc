package org.watchword.start.login;

import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeySettings;
import org.watchword.start.ConfiguredKeys;
import org.watchword.token.TokenSettings;

/** The key ring from settings, checked for what login needs. */
final class IssuerKeys {

    private IssuerKeys() {}

    /**
     * The ring of {@code watchword.key.secret} or {@code watchword.key.location}, or empty where neither is set.
     *
     * @throws ConfigurationException if it cannot sign, or cannot be used at all
     */
    static Optional<KeyRing> read(Configuration configuration, ClassLoader loader) {
        Optional<KeyRing> ring = ConfiguredKeys.issuing(configuration, loader);
        ring.ifPresent(keys -> demandAllowed(
                configuration,
                keys.signingKey()
                        .orElseThrow(() -> new ConfigurationException(KeySettings.KEY_LOCATION.name()
                                + ": login needs a private key, and only public ones are there; give it one, or "
                                + "take the"
                                + " setting away and a key is generated in the database"))
                        .algorithm()));
        return ring;
    }

    /** A token that we would sign and then refuse ourselves must not come to be. */
    static void demandAllowed(Configuration configuration, JwsAlgorithm algorithm) {
        if (!configuration.get(TokenSettings.TOKEN_ALGORITHMS).contains(algorithm)) {
            throw new ConfigurationException(TokenSettings.TOKEN_ALGORITHMS.name() + " does not allow " + algorithm
                    + ", which the key in use signs with; add it, or use another key");
        }
    }
}

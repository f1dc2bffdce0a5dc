package org.watchword.signing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeySettings;
import org.watchword.token.TokenSettings;

/**
 * Chooses the algorithm of a generated key: the one that is set, or else that of the key before it, or else
 * {@link #USUAL}, so that a ring stays as it is when the usual one changes.
 *
 * @param set by {@code watchword.key.algorithm}
 * @param allowed by {@code watchword.token.algorithms}; a token of another would be refused by ourselves
 */
record KeyAlgorithm(Optional<JwsAlgorithm> set, Set<JwsAlgorithm> allowed) {

    /**
     * In the order in which they are taken. RS256 first: every service verifies a token again, which takes a twentieth
     * of the time of ES256, and most libraries and servers take it without a setting.
     */
    private static final List<JwsAlgorithm> USUAL = List.of(
            JwsAlgorithm.RS256,
            JwsAlgorithm.ES256,
            JwsAlgorithm.RS384,
            JwsAlgorithm.ES384,
            JwsAlgorithm.RS512,
            JwsAlgorithm.ES512);

    /**
     * Checks that there is one that can be generated, and used.
     *
     * @throws ConfigurationException if there is none
     */
    KeyAlgorithm {
        set.filter(algorithm -> algorithm.family() == JwsAlgorithm.Family.HMAC).ifPresent(algorithm -> {
            throw new ConfigurationException(KeySettings.KEY_ALGORITHM.name() + ": '" + algorithm
                    + "' needs watchword.key.secret; a generated key is one of RS256, RS384, RS512, "
                    + "ES256, ES384, ES512");
        });
        JwsAlgorithm first = set.orElse(USUAL.get(0));
        if (set.isPresent() ? !allowed.contains(first) : USUAL.stream().noneMatch(allowed::contains)) {
            throw new ConfigurationException(TokenSettings.TOKEN_ALGORITHMS.name() + " does not allow " + first
                    + ", which the key in use signs with; add it, or use another key");
        }
        allowed = Set.copyOf(allowed);
    }

    static KeyAlgorithm of(Configuration configuration) {
        return new KeyAlgorithm(
                KeySettings.own(configuration, KeySettings.KEY_ALGORITHM),
                configuration.get(TokenSettings.TOKEN_ALGORITHMS));
    }

    /**
     * Returns the algorithm of the next key.
     *
     * @param before that of the key before it; empty where it is the first
     */
    JwsAlgorithm next(Optional<JwsAlgorithm> before) {
        return set.or(() -> before.filter(allowed::contains))
                .or(() -> USUAL.stream().filter(allowed::contains).findFirst())
                .orElseThrow();
    }
}

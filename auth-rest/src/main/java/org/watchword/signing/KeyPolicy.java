package org.watchword.signing;

import java.time.Duration;
import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeySettings;

/**
 * Says which keys are generated, and when.
 *
 * @param algorithm of new keys
 * @param rotation how long a key signs, or empty where keys are rotated on demand only
 * @param publishedBefore how long a new key is published before it signs
 */
public record KeyPolicy(JwsAlgorithm algorithm, Optional<Duration> rotation, Duration publishedBefore) {

    private static final Duration LONGEST_BETWEEN_READS = Duration.ofSeconds(10);

    /**
     * Checks that the values fit together.
     *
     * @throws ConfigurationException if the algorithm takes a secret and not a key pair, or a key would sign for less
     *     time than its successor is published before
     */
    public KeyPolicy {
        if (algorithm.family() == JwsAlgorithm.Family.HMAC) {
            throw new ConfigurationException(KeySettings.KEY_ALGORITHM.name() + ": '" + algorithm
                    + "' needs watchword.key.secret; a generated key is one of RS256, RS384, RS512, "
                    + "ES256, ES384, ES512");
        }
        Duration before = publishedBefore;
        rotation.filter(every -> every.compareTo(before) <= 0).ifPresent(every -> {
            throw new ConfigurationException(SigningSettings.KEY_PUBLISH_BEFORE.name() + " (" + before
                    + ") must be less than " + SigningSettings.KEY_ROTATION.name() + " (" + every
                    + "); write less, or a longer rotation");
        });
    }

    /** Returns the policy that the settings say, for keys of an algorithm. */
    public static KeyPolicy of(JwsAlgorithm algorithm, Configuration configuration) {
        return new KeyPolicy(
                algorithm,
                configuration.get(SigningSettings.KEY_ROTATION),
                configuration.get(SigningSettings.KEY_PUBLISH_BEFORE));
    }

    /** Returns how often a node reads the keys: several times while a new one is published and does not sign yet. */
    Duration betweenReads() {
        Duration quarter = publishedBefore.dividedBy(4);
        return quarter.compareTo(LONGEST_BETWEEN_READS) < 0 ? quarter : LONGEST_BETWEEN_READS;
    }

    /** Returns the age from which on keys that were read may lack one that signs elsewhere. */
    Duration staleAfter() {
        return publishedBefore.dividedBy(2);
    }
}

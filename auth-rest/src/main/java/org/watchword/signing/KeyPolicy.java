package org.watchword.signing;

import java.time.Duration;
import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;

/**
 * Says which keys are generated, and when.
 *
 * @param algorithm of new keys
 * @param rotation how long a key signs, or empty where keys are rotated on demand only
 * @param publishedBefore how long a new key is published before it signs
 */
public record KeyPolicy(KeyAlgorithm algorithm, Optional<Duration> rotation, Duration publishedBefore) {

    private static final Duration LONGEST_BETWEEN_READS = Duration.ofSeconds(10);

    /**
     * Checks that the values fit together.
     *
     * @throws ConfigurationException if a key would sign for less time than its successor is published before
     */
    public KeyPolicy {
        Duration before = publishedBefore;
        rotation.filter(every -> every.compareTo(before) <= 0).ifPresent(every -> {
            throw new ConfigurationException(SigningSettings.KEY_PUBLISH_BEFORE.name() + " (" + before
                    + ") must be less than " + SigningSettings.KEY_ROTATION.name() + " (" + every
                    + "); write less, or a longer rotation");
        });
    }

    /**
     * Returns the policy that the settings say.
     *
     * @throws ConfigurationException if they do not fit together, or the algorithm takes a secret or is not allowed
     */
    public static KeyPolicy of(Configuration configuration) {
        return new KeyPolicy(
                KeyAlgorithm.of(configuration),
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

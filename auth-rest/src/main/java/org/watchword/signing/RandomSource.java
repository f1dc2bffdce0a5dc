package org.watchword.signing;

import java.security.SecureRandom;

/** Source of unguessable bytes; thread-safe. */
@FunctionalInterface
public interface RandomSource {

    /** This many new bytes. */
    byte[] bytes(int count);

    /** The platform's secure generator. */
    static RandomSource secure() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}

package org.watchword.token;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyRing;
import org.watchword.key.VerificationKey;

/**
 * The signature, by java-jwt. Nothing of the payload is parsed before (ASVS 5.0 V9.1.1). Its algorithm objects are made
 * once per key and forgotten with the ring.
 */
final class SignatureCheck {

    private record Prepared(KeyRing ring, Map<VerificationKey, Algorithm> algorithms) {}

    private volatile @Nullable Prepared prepared;

    /** True if this key made the signature over these parts. */
    boolean genuine(CompactForm form, VerificationKey key, KeyRing ring) {
        Prepared current = prepared;
        if (current == null || current.ring() != ring) {
            current = new Prepared(ring, new ConcurrentHashMap<>());
            prepared = current;
        }
        try {
            current.algorithms().computeIfAbsent(key, Algorithms::verifying).verify(new JwsParts(form));
            return true;
        } catch (SignatureVerificationException e) {
            // Says what was expected: not to be passed on (CVE-2019-7644).
            return false;
        }
    }
}

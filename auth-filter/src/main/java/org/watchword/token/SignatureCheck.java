package org.watchword.token;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.VerificationKey;
import org.watchword.text.Base64Url;

/**
 * Checks the signature: of a key pair by java-jwt, of a secret by {@link Hmac}. Nothing of the payload is parsed before
 * (ASVS 5.0 V9.1.1). What is made for a key is made once and forgotten with the ring.
 */
final class SignatureCheck {

    private record Prepared(KeyRing ring, Map<VerificationKey, Predicate<CompactForm>> checks) {}

    private volatile @Nullable Prepared prepared;

    /** True if this key made the signature over these parts. */
    boolean genuine(CompactForm form, VerificationKey key, KeyRing ring) {
        Prepared current = prepared;
        if (current == null || current.ring() != ring) {
            current = new Prepared(ring, new ConcurrentHashMap<>());
            prepared = current;
        }
        return current.checks().computeIfAbsent(key, SignatureCheck::of).test(form);
    }

    private static Predicate<CompactForm> of(VerificationKey key) {
        Optional<Hmac> hmac = key.algorithm().family() == JwsAlgorithm.Family.HMAC ? Hmac.of(key) : Optional.empty();
        if (hmac.isPresent()) {
            return hmac.get()::isGenuine;
        }
        Algorithm algorithm = Algorithms.verifying(key);
        return form -> {
            try {
                algorithm.verify(new JwsParts(form));
                return true;
            } catch (SignatureVerificationException e) {
                // Says what was expected: not to be passed on (CVE-2019-7644).
                return false;
            }
        };
    }

    /**
     * Compares the HMAC of a token (RFC 7518 §3.2) with the one that it brings. The secret is taken in once, and each
     * check runs on a copy of that state: java-jwt looks for a provider and takes the secret in for every token. No
     * thread keeps anything, so that nothing of the application outlives it there.
     */
    private record Hmac(Mac keyed) {

        /** Empty where the provider's cannot be copied. */
        static Optional<Hmac> of(VerificationKey key) {
            try {
                Mac mac = Mac.getInstance("HmacSHA" + key.algorithm().keyBits());
                mac.init(key.key());
                return Optional.of(new Hmac((Mac) mac.clone()));
            } catch (NoSuchAlgorithmException | InvalidKeyException | CloneNotSupportedException e) {
                // Then it is java-jwt that checks, or says what is wrong with the key.
                return Optional.empty();
            }
        }

        boolean isGenuine(CompactForm form) {
            Mac mac;
            try {
                mac = (Mac) keyed.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("it could be copied before", e);
            }
            mac.update(form.ascii(), 0, form.secondDot());
            // In constant time: how much of it is right must not show in how long it took.
            return MessageDigest.isEqual(mac.doFinal(), Base64Url.decode(form.signature()));
        }
    }
}

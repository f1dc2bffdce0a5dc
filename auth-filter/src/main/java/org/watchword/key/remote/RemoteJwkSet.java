package org.watchword.key.remote;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.Jwk;
import org.watchword.key.load.JwkSet;
import org.watchword.key.load.PemKeys;

/**
 * A key ring from a JWK set, or a PEM, that somebody else publishes. Keys that we cannot use are left aside (RFC 7517
 * §5), so that one new kind of key there takes nothing away here. Of the texts from there only a printable kid gets
 * into a message. Safe for any thread.
 */
public final class RemoteJwkSet {

    /** RFC 7518 §6.2.2, §6.3.2, §6.4.1: who can read one of these can sign. */
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,64}");

    private final JwkSet set;
    private final String location;
    private final Optional<JwsAlgorithm> configured;

    /** @param configured what keys are for that do not say it */
    public RemoteJwkSet(String location, Optional<JwsAlgorithm> configured) {
        this.set = new JwkSet(location);
        this.location = location;
        this.configured = configured;
    }

    /**
     * Result of reading the keys of a text.
     *
     * @param ring the keys that can be used; it only verifies
     * @param secrets how many keys were left aside because they are secrets or private
     * @param broken how many were left aside because they are broken or too weak
     * @param ambiguous the names, each of which several keys have; those keys were left aside
     */
    record Found(KeyRing ring, int secrets, int broken, Set<String> ambiguous) {

        /** For the log. */
        String description() {
            return ring.verificationKeys().size() + " usable"
                    + (broken > 0 ? "; left aside as broken or too weak: " + broken : "")
                    + (ambiguous.isEmpty()
                            ? ""
                            : "; left aside because several keys have one kid: " + String.join(", ", ambiguous))
                    + (secrets > 0
                            ? "; left aside as secret or private: " + secrets
                                    + ", to be replaced there, since whoever read them can sign"
                            : "");
        }
    }

    /**
     * Reads the public keys of a text.
     *
     * @throws KeyException if it is neither a JWK set nor a PEM, or has no key that can be used
     */
    public Found read(String text) {
        return text.contains("-----BEGIN ") ? pem(text) : jwks(text);
    }

    private Found pem(String text) {
        KeyRing ring = new PemKeys(location, configured).ring(text);
        if (ring.signingKey().isPresent()) {
            throw new KeyException(
                    location + " has a private key, to be replaced there, since whoever read it can sign");
        }
        return new Found(ring, 0, 0, Set.of());
    }

    private Found jwks(String text) {
        Set<VerificationKey> keys = new LinkedHashSet<>();
        int secrets = 0;
        int broken = 0;
        for (Map<String, Object> jwk : set.keysOfSet(text)) {
            if (!JwkSet.forSignatures(jwk)) {
                continue;
            }
            if (isPrivate(jwk)) {
                // RFC 8725 §3.1: a set of public keys has no secret in it, and a private key that is published is
                // nobody's.
                secrets++;
                continue;
            }
            try {
                verifying(jwk).ifPresent(keys::add);
            } catch (KeyException e) {
                broken++;
            }
        }
        Set<String> ambiguous = new LinkedHashSet<>();
        List<VerificationKey> clear = clear(keys, ambiguous);
        if (clear.isEmpty()) {
            throw new KeyException(location + " has no key that can be used (" + secrets + " secret or private, "
                    + broken + " broken or too weak, " + (keys.size() - clear.size())
                    + " with the kid of another); it needs a public RSA or EC key for signatures");
        }
        return new Found(KeyRing.verifying(clear), secrets, broken, ambiguous);
    }

    /** Those that a kid and an algorithm name alone. Keys without a kid are tried one after another. */
    private static List<VerificationKey> clear(Set<VerificationKey> keys, Set<String> ambiguous) {
        List<VerificationKey> clear = new ArrayList<>();
        for (VerificationKey key : keys) {
            String kid = key.kid();
            boolean alone = kid == null
                    || keys.stream()
                            .noneMatch(other -> !other.equals(key)
                                    && kid.equals(other.kid())
                                    && other.algorithm() == key.algorithm());
            if (alone) {
                clear.add(key);
            } else {
                ambiguous.add(PRINTABLE.matcher(kid).matches() ? kid : "(not to be printed)");
            }
        }
        return clear;
    }

    /** Null or an empty array is what some libraries write for a part that is not there, and tells nothing. */
    private static boolean isPrivate(Map<String, Object> jwk) {
        return PRIVATE_MEMBERS.stream().anyMatch(member -> JwkSet.text(jwk, member) != null)
                || (jwk.get("oth") instanceof List<?> others && !others.isEmpty());
    }

    private Optional<VerificationKey> verifying(Map<String, Object> jwk) {
        String kid = set.kid(jwk);
        return Jwk.read(location, jwk, configured)
                .map(key -> new VerificationKey(kid, key.algorithm(), key.verifies()));
    }
}

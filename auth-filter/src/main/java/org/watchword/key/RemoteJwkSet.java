package org.watchword.key;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key ring from a JWK set that somebody else publishes. Keys that we cannot use are left aside (RFC 7517 §5), so that one new
 * kind of key there takes nothing away here. A text from there never gets into a message. Safe for any thread.
 */
final class RemoteJwkSet {

    /** RFC 7518 §6.2.2, §6.3.2, §6.4.1: who can read one of these can sign. */
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final JwkSet set;
    private final String location;
    private final Optional<JwsAlgorithm> configured;

    /**
     * @param configured what keys are for that do not say it
     */
    RemoteJwkSet(String location, Optional<JwsAlgorithm> configured) {
        this.set = new JwkSet(JsonProvider.provider(), location);
        this.location = location;
        this.configured = configured;
    }

    /**
     * What was found.
     *
     * @param ring the keys that can be used; it only verifies
     * @param secrets how many keys were left aside because they are secrets or private
     * @param broken how many were left aside because they are broken or too weak
     */
    record Found(KeyRing ring, int secrets, int broken) {

        /** For the log. */
        String description() {
            return ring.verificationKeys().size() + " usable"
                    + (broken > 0 ? "; left aside as broken or too weak: " + broken : "")
                    + (secrets > 0
                            ? "; left aside as secret or private: " + secrets
                                    + ", to be replaced there, since whoever read them can sign"
                            : "");
        }
    }

    /** @throws KeyException if it is not a JWK set, has no key that can be used, or two that cannot be told apart */
    Found read(String text) {
        Set<VerificationKey> keys = new LinkedHashSet<>();
        int secrets = 0;
        int broken = 0;
        for (JsonObject jwk : set.keysOfSet(text)) {
            if (!JwkSet.forSignatures(jwk)) {
                continue;
            }
            if (PRIVATE_MEMBERS.stream().anyMatch(jwk::containsKey)) {
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
        if (keys.isEmpty()) {
            throw new KeyException(location + " has no key that can be used (" + secrets + " secret or private, "
                    + broken + " broken or too weak); it needs a public RSA or EC key for signatures");
        }
        try {
            return new Found(KeyRing.verifying(List.copyOf(keys)), secrets, broken);
        } catch (IllegalArgumentException e) {
            throw new KeyException(location + " has two keys with the same kid and algorithm, or two without kid");
        }
    }

    private Optional<VerificationKey> verifying(JsonObject jwk) {
        String kid = set.kid(jwk);
        return Jwk.read(location, jwk, configured)
                .map(key -> new VerificationKey(kid, key.algorithm(), key.verifies()));
    }
}

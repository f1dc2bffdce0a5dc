package org.watchword.key;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.security.PublicKey;

/**
 * Writes what may be published of a key ring: a JWK set (RFC 7517 §5) of the public keys that verify. Safe for any
 * thread.
 */
public final class PublicJwkSet {

    private PublicJwkSet() {}

    /**
     * The public keys of the ring, each with {@code kty}, {@code use}, {@code alg}, its own members, and {@code kid}
     * where it has one. Secrets and private parts never get in: a ring of secrets alone gives {@code {"keys":[]}}.
     *
     * @return JSON
     */
    public static String of(JsonProvider json, KeyRing ring) {
        JsonArrayBuilder keys = json.createArrayBuilder();
        for (VerificationKey key : ring.verificationKeys()) {
            if (key.key() instanceof PublicKey open) {
                JsonObjectBuilder jwk = json.createObjectBuilder();
                if (key.kid() != null) {
                    jwk.add("kid", key.kid());
                }
                jwk.add("use", "sig").add("alg", key.algorithm().name());
                PublicJwk.of(open).members().forEach(jwk::add);
                keys.add(jwk);
            }
        }
        return json.createObjectBuilder().add("keys", keys).build().toString();
    }
}

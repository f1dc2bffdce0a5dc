package org.watchword.key.load;

import java.security.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;

/** A key ring from a JWK or a JWK set (RFC 7517) of our own, where everything that is wrong is told. */
final class JwkKeys {

    private final String location;
    private final Optional<JwsAlgorithm> configured;

    JwkKeys(String location, Optional<JwsAlgorithm> configured) {
        this.location = location;
        this.configured = configured;
    }

    KeyRing ring(String text) {
        List<VerificationKey> verifying = new ArrayList<>();
        SigningKey signing = null;
        Set<String> kids = new HashSet<>();
        JwkSet set = new JwkSet(location);
        for (Map<String, Object> jwk : set.keys(text)) {
            if (!JwkSet.forSignatures(jwk)) {
                continue;
            }
            Optional<Jwk> usable = Jwk.read(named(jwk), jwk, configured);
            if (usable.isEmpty()) {
                continue;
            }
            Jwk key = usable.get();
            String kid = set.kid(jwk);
            if (!kids.add(kid == null ? "no kid " + key.algorithm() : "kid " + kid)) {
                throw new KeyException(location + " has two usable keys with "
                        + (kid == null ? "no kid" : "the kid " + kid) + "; give each a kid of its own");
            }
            verifying.add(new VerificationKey(kid, key.algorithm(), key.verifies()));
            Key signs = key.signs();
            if (signing == null && signs != null) {
                signing = new SigningKey(kid, key.algorithm(), signs);
            }
        }
        if (verifying.isEmpty()) {
            throw new KeyException(
                    location + " has no usable key; it needs one of kty oct, RSA or EC for HS*, RS* or ES*, for"
                            + " signatures (use sig)");
        }
        if (signing != null && signing.kid() == null && verifying.size() > 1) {
            throw new KeyException(
                    location + " has several keys, and the one that signs has no kid; give each a kid of its own");
        }
        return signing == null ? KeyRing.verifying(verifying) : KeyRing.signing(verifying, signing);
    }

    private String named(Map<String, Object> jwk) {
        String kid = JwkSet.text(jwk, "kid");
        return kid == null ? location : location + " (kid " + kid + ")";
    }
}

package org.watchword.key;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** p. */
public final class KeyRings {
    private KeyRings() {}
    /** p. */
    public static KeyRing fromSecret(String s, Optional<JwsAlgorithm> a) {
        return KeyRing.verifying(java.util.List.of(new VerificationKey(
                s, a.orElse(JwsAlgorithm.HS256), new javax.crypto.spec.SecretKeySpec(new byte[1], "x"))));
    }
    /** p. */
    public static KeyRing fromLocation(
            String s, Optional<JwsAlgorithm> a, ClassLoader l, Function<String, @Nullable String> e) {
        return fromSecret(s + l + e, a);
    }
}

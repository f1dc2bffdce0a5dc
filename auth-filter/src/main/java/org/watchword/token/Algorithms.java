package org.watchword.token;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;

/** java-jwt's algorithm for a key of ours. The key says which one, never the token (CVE-2015-9235, CVE-2022-23541). */
final class Algorithms {

    private Algorithms() {}

    /** @throws IllegalArgumentException if the key does not fit its algorithm */
    static Algorithm verifying(VerificationKey key) {
        return of(key.algorithm(), key.key());
    }

    /** @throws IllegalArgumentException if the key does not fit its algorithm */
    static Algorithm signing(SigningKey key) {
        return of(key.algorithm(), key.key());
    }

    private static Algorithm of(JwsAlgorithm algorithm, Key key) {
        return switch (algorithm) {
            case HS256 -> Algorithm.HMAC256(secret(key));
            case HS384 -> Algorithm.HMAC384(secret(key));
            case HS512 -> Algorithm.HMAC512(secret(key));
            case RS256 -> Algorithm.RSA256(fitting(RSAKey.class, algorithm, key));
            case RS384 -> Algorithm.RSA384(fitting(RSAKey.class, algorithm, key));
            case RS512 -> Algorithm.RSA512(fitting(RSAKey.class, algorithm, key));
            case ES256 -> Algorithm.ECDSA256(fitting(ECKey.class, algorithm, key));
            case ES384 -> Algorithm.ECDSA384(fitting(ECKey.class, algorithm, key));
            case ES512 -> Algorithm.ECDSA512(fitting(ECKey.class, algorithm, key));
        };
    }

    private static <T> T fitting(Class<T> kind, JwsAlgorithm algorithm, Key key) {
        if (kind.isInstance(key)) {
            return kind.cast(key);
        }
        throw new IllegalArgumentException("a key of type " + key.getAlgorithm() + " is not for " + algorithm);
    }

    private static byte[] secret(Key key) {
        byte[] bytes = key.getEncoded();
        if (bytes == null) {
            throw new IllegalArgumentException("the secret key cannot be read");
        }
        return bytes;
    }
}

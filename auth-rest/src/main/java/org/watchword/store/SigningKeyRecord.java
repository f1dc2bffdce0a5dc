package org.watchword.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generated key pair as stored.
 *
 * @param kid its name, unique
 * @param algorithm name of its one algorithm
 * @param publicKey X.509 SubjectPublicKeyInfo, base64
 * @param privateKey PKCS#8, base64; sealed where {@code watchword.key.encryption-key} is set; the form says which
 * @param createdAt when it was made, and published
 * @param signsFrom when it begins to sign; all nodes go by it
 * @param revokedAt from when on it verifies nothing any more, or null
 */
public record SigningKeyRecord(
        String kid,
        String algorithm,
        String publicKey,
        String privateKey,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant revokedAt) {

    /** A key that signs from when it was made. */
    public SigningKeyRecord(String kid, String algorithm, String publicKey, String privateKey, Instant createdAt) {
        this(kid, algorithm, publicKey, privateKey, createdAt, createdAt, null);
    }

    @Override
    public String toString() {
        return "SigningKeyRecord[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}

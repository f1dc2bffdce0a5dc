package org.watchword.store;

import java.time.Instant;

/**
 * A generated key pair as stored.
 *
 * @param kid its name, unique
 * @param algorithm name of its one algorithm
 * @param publicKey X.509 SubjectPublicKeyInfo, base64
 * @param privateKey PKCS#8, base64; sealed where {@code watchword.key.encryption-key} is set; the form says which
 * @param createdAt when it was made
 */
public record SigningKeyRecord(String kid, String algorithm, String publicKey, String privateKey, Instant createdAt) {

    @Override
    public String toString() {
        return "SigningKeyRecord[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}

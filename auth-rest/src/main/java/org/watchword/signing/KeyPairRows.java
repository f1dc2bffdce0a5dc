package org.watchword.signing;

import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.store.SigningKeyRecord;

/** Makes rows of new key pairs, and key pairs of rows. */
record KeyPairRows(KeySeal seal, Clock clock) {

    private static final System.Logger LOG = System.getLogger(KeyPairRows.class.getName());

    /** Makes a key pair that signs after some time. */
    SigningKeyRecord generate(JwsAlgorithm algorithm, Duration publishedBefore) {
        KeyPair pair = KeyPairs.generate(algorithm);
        String kid = KeyPairs.thumbprint(pair.getPublic());
        Instant now = clock.instant();
        return new SigningKeyRecord(
                kid,
                algorithm.name(),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                seal.seal(pair.getPrivate().getEncoded(), kid, algorithm.name()),
                now,
                now.plus(publishedBefore),
                null);
    }

    /**
     * Opens a row. The seal authenticates the name, and the name is the thumbprint of the public key (RFC 7638). So it
     * holds for a key that only verifies too, the private half of which is gone: then nothing is what was sealed under
     * the name.
     *
     * @throws ConfigurationException if the row cannot be used, or nobody with the encryption key has written it
     */
    OpenedKey open(SigningKeyRecord stored) {
        JwsAlgorithm of = JwsAlgorithm.named(stored.algorithm())
                .orElseThrow(() -> unusable(stored, new IllegalArgumentException("unknown algorithm")));
        KeySeal.Opened opened = seal.open(stored.privateKey(), stored.kid(), stored.algorithm());
        byte[] pkcs8 = opened.bytes();
        try {
            PublicKey key = KeyPairs.publicKey(of, Base64.getDecoder().decode(stored.publicKey()));
            if (KeySeal.isSealed(stored.privateKey())
                    && !KeyPairs.thumbprint(key).equals(stored.kid())) {
                throw new IllegalArgumentException("its public key is not the one that it is named after");
            }
            Optional<SigningKey> signing = pkcs8.length == 0
                    ? Optional.empty()
                    : Optional.of(new SigningKey(stored.kid(), of, KeyPairs.privateKey(of, pkcs8)));
            return new OpenedKey(stored, new VerificationKey(stored.kid(), of, key), signing, opened.isSealedAsNew());
        } catch (KeyException | IllegalArgumentException e) {
            throw unusable(stored, e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /** Tells whether a row can be used. */
    boolean opens(SigningKeyRecord stored) {
        try {
            open(stored);
            return true;
        } catch (ConfigurationException e) {
            LOG.log(Level.DEBUG, "A signing key in the database is not used", e);
            return false;
        }
    }

    /** Returns the stored form of the private half of a row, sealed with the key of now. */
    String sealedAnew(SigningKeyRecord stored) {
        byte[] pkcs8 =
                seal.open(stored.privateKey(), stored.kid(), stored.algorithm()).bytes();
        try {
            return seal.seal(pkcs8, stored.kid(), stored.algorithm());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /** Returns what stands in a row in place of its private half. */
    String erased(SigningKeyRecord stored) {
        return seal.erased(stored.kid(), stored.algorithm());
    }

    /** Returns what the audit says of a new key. */
    String described(SigningKeyRecord key) {
        return key.kid() + " for " + key.algorithm() + (seal.seals() ? ", sealed" : ", not sealed");
    }

    private static ConfigurationException unusable(SigningKeyRecord stored, RuntimeException cause) {
        return new ConfigurationException(
                "The signing key " + stored.kid() + " in the database cannot be used: " + cause.getMessage(), cause);
    }
}

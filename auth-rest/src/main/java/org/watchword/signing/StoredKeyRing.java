package org.watchword.signing;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.watchword.api.login.AuditEvent;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRing;
import org.watchword.key.KeySettings;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;

/** Reads the ring of generated keys from the store, and makes the first key where there is none. */
final class StoredKeyRing {

    private final SigningKeyStore store;
    private final KeySeal seal;
    private final JwsAlgorithm algorithm;
    private final AuditSink audit;
    private final Clock clock;
    private volatile List<String> unsealed = List.of();
    private volatile List<String> leftOut = List.of();

    StoredKeyRing(SigningKeyStore store, KeySeal seal, JwsAlgorithm algorithm, AuditSink audit, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.algorithm = algorithm;
        this.audit = audit;
        this.clock = clock;
        if (algorithm.family() == JwsAlgorithm.Family.HMAC) {
            throw new ConfigurationException(KeySettings.KEY_ALGORITHM.name() + ": '" + algorithm
                    + "' needs watchword.key.secret; a generated key is one of RS256, RS384, RS512, "
                    + "ES256, ES384, ES512");
        }
    }

    /**
     * @throws ConfigurationException if a stored key cannot be used
     * @throws org.watchword.api.login.StoreUnavailableException if the store does not answer
     */
    KeyRing read() {
        List<SigningKeyRecord> records = store.all();
        if (records.isEmpty()) {
            // Of many nodes that start at once one succeeds; all use what is then there.
            SigningKeyRecord first = generate();
            if (store.addFirst(first)) {
                audit.record(new AuditEvent(
                        AuditEvent.Kind.KEY_CREATED,
                        first.createdAt(),
                        null,
                        null,
                        first.kid() + " for " + first.algorithm() + (seal.seals() ? ", sealed" : ", not sealed")));
            }
            records = store.all();
        }
        if (records.isEmpty()) {
            throw new IllegalStateException("the store lost the signing key that was just added");
        }
        unsealed = records.stream()
                .filter(stored -> !KeySeal.isSealed(stored.privateKey()))
                .map(SigningKeyRecord::kid)
                .toList();
        return ring(records);
    }

    /** Why keys that were there when the store was last read are not in the ring; a sentence for each. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The names of the keys that stood readable in the store when it was last read. */
    List<String> unsealed() {
        return unsealed;
    }

    private SigningKeyRecord generate() {
        KeyPair pair = KeyPairs.generate(algorithm);
        String kid = KeyPairs.thumbprint(pair.getPublic());
        return new SigningKeyRecord(
                kid,
                algorithm.name(),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                seal.seal(pair.getPrivate().getEncoded(), kid, algorithm.name()),
                clock.instant());
    }

    /**
     * A row that nobody with the encryption key has written is left out, and the others stay in force: otherwise
     * whoever can write the table could end all logins by adding one.
     */
    private KeyRing ring(List<SigningKeyRecord> oldestFirst) {
        List<VerificationKey> verifying = new ArrayList<>();
        List<ConfigurationException> refused = new ArrayList<>();
        SigningKeyRecord newest = null;
        for (SigningKeyRecord stored : oldestFirst) {
            try {
                verifying.add(verifying(stored));
                newest = stored;
            } catch (ConfigurationException e) {
                if (!seal.seals()) {
                    throw e;
                }
                refused.add(e);
            }
        }
        if (newest == null) {
            throw refused.get(refused.size() - 1);
        }
        KeyRing ring = KeyRing.signing(verifying, signing(newest));
        leftOut = refused.stream().map(Throwable::getMessage).toList();
        return ring;
    }

    private VerificationKey verifying(SigningKeyRecord stored) {
        JwsAlgorithm of = algorithmOf(stored);
        try {
            PublicKey key = KeyPairs.publicKey(of, Base64.getDecoder().decode(stored.publicKey()));
            if (seal.seals()) {
                authenticate(stored, key);
            }
            return new VerificationKey(stored.kid(), of, key);
        } catch (KeyException | IllegalArgumentException e) {
            throw unusable(stored, e);
        }
    }

    /**
     * The seal authenticates the name, and the name is the thumbprint of the public key (RFC 7638). So it holds for a
     * key that only verifies too, the private half of which is gone: then nothing is what was sealed under the name.
     */
    private void authenticate(SigningKeyRecord stored, PublicKey key) {
        Arrays.fill(seal.open(stored.privateKey(), stored.kid(), stored.algorithm()), (byte) 0);
        if (KeySeal.isSealed(stored.privateKey()) && !KeyPairs.thumbprint(key).equals(stored.kid())) {
            throw unusable(
                    stored, new IllegalArgumentException("its public key is not the one that it is named after"));
        }
    }

    private SigningKey signing(SigningKeyRecord stored) {
        JwsAlgorithm of = algorithmOf(stored);
        byte[] pkcs8 = seal.open(stored.privateKey(), stored.kid(), stored.algorithm());
        try {
            return new SigningKey(stored.kid(), of, KeyPairs.privateKey(of, pkcs8));
        } catch (KeyException | IllegalArgumentException e) {
            throw unusable(stored, e);
        }
    }

    private static JwsAlgorithm algorithmOf(SigningKeyRecord stored) {
        return JwsAlgorithm.named(stored.algorithm())
                .orElseThrow(() -> unusable(stored, new IllegalArgumentException("unknown algorithm")));
    }

    private static ConfigurationException unusable(SigningKeyRecord stored, RuntimeException cause) {
        return new ConfigurationException(
                "The signing key " + stored.kid() + " in the database cannot be used: " + cause.getMessage(), cause);
    }
}

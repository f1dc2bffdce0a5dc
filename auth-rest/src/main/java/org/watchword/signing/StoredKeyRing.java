package org.watchword.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;

/** Reads the generated keys from the store, and makes one at once where none signs. */
public final class StoredKeyRing {

    private final SigningKeyStore store;
    private final KeyPairRows pairs;
    private final KeyPolicy policy;
    private final AuditSink audit;
    private final Clock clock;

    public StoredKeyRing(SigningKeyStore store, KeySeal seal, KeyPolicy policy, AuditSink audit, Clock clock) {
        this.store = store;
        this.pairs = new KeyPairRows(seal, clock);
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads the keys. Of many nodes that find none that signs, one makes it; all use what is then there.
     *
     * @param before what this node read before, or null
     * @throws ConfigurationException if a stored key cannot be used
     * @throws org.watchword.api.login.StoreUnavailableException if the store does not answer
     */
    OpenedKeys read(@Nullable OpenedKeys before) {
        List<SigningKeyRecord> rows = store.all();
        if (rows.isEmpty()) {
            SigningKeyRecord first = pairs.generate(policy.algorithm().next(Optional.empty()), Duration.ZERO);
            if (store.addFirst(first)) {
                created(first);
            }
            rows = store.all();
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("the store lost the signing key that was just added");
        }
        OpenedKeys read = opened(rows, before);
        if (read.signing(clock.instant()).isEmpty()) {
            SigningKeyRecord next = successor(read, Duration.ZERO);
            if (store.addAfter(read.last(), next)) {
                created(next);
            }
            read = opened(store.all(), read);
        }
        return read;
    }

    /**
     * Reads the keys that are in force now, and changes nothing.
     *
     * @return empty where no key signs
     * @throws ConfigurationException if a stored key cannot be used
     * @throws org.watchword.api.login.StoreUnavailableException if the store does not answer
     */
    public Optional<KeyRing> inForce() {
        List<SigningKeyRecord> rows = store.all();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(opened(rows, null))
                .filter(keys -> keys.signing(now).isPresent())
                .map(keys -> keys.at(now));
    }

    /** Makes the key that follows those that were read, and signs after some time. */
    SigningKeyRecord successor(OpenedKeys read, Duration publishedBefore) {
        List<OpenedKey> opened = read.opened();
        Optional<JwsAlgorithm> before =
                JwsAlgorithm.named(opened.get(opened.size() - 1).stored().algorithm());
        return pairs.generate(policy.algorithm().next(before), publishedBefore);
    }

    private void created(SigningKeyRecord key) {
        audit.record(new AuditEvent(AuditEvent.Kind.KEY_CREATED, key.createdAt(), null, null, pairs.described(key)));
    }

    /**
     * A row that nobody with the encryption key has written is left out, and the others stay in force: otherwise
     * whoever can write the table could end all logins by adding one. A key that this node has opened before stays in
     * force, whoever has sealed its row since: nodes get another encryption key one after another.
     */
    private OpenedKeys opened(List<SigningKeyRecord> rows, @Nullable OpenedKeys before) {
        if (before != null && before.rows().equals(rows)) {
            return before;
        }
        List<OpenedKey> opened = new ArrayList<>();
        List<ConfigurationException> refused = new ArrayList<>();
        for (SigningKeyRecord row : rows) {
            try {
                opened.add(pairs.open(row));
            } catch (ConfigurationException e) {
                Optional<OpenedKey> known = known(row, before);
                if (known.isEmpty() && !pairs.seal().seals()) {
                    throw e;
                }
                known.ifPresentOrElse(opened::add, () -> refused.add(e));
            }
        }
        if (opened.isEmpty()) {
            throw refused.get(refused.size() - 1);
        }
        return new OpenedKeys(
                rows,
                opened,
                refused.stream().map(ConfigurationException::getMessage).toList());
    }

    private static Optional<OpenedKey> known(SigningKeyRecord row, @Nullable OpenedKeys before) {
        return before == null
                ? Optional.empty()
                : before.opened().stream()
                        .filter(key -> key.isOf(row))
                        .findFirst()
                        .map(key -> key.as(row));
    }

    SigningKeyStore store() {
        return store;
    }

    KeyPairRows pairs() {
        return pairs;
    }

    KeyPolicy policy() {
        return policy;
    }

    AuditSink audit() {
        return audit;
    }

    Clock clock() {
        return clock;
    }
}

package org.watchword.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyRing;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.store.SigningKeyRecord;

/**
 * The keys of one reading. Time alone changes which of them sign and verify: that takes no other reading, so that a
 * node whose database does not answer moves on to the next key with the others.
 */
final class OpenedKeys {

    private final List<SigningKeyRecord> rows;
    private final List<OpenedKey> opened;
    private final List<String> refused;
    private final KeySchedule schedule;
    private volatile @Nullable Current current;

    /**
     * @param rows all that were in the store
     * @param opened those of them that are used
     * @param refused why the others are not; a sentence for each
     */
    OpenedKeys(List<SigningKeyRecord> rows, List<OpenedKey> opened, List<String> refused) {
        this.rows = List.copyOf(rows);
        this.opened = List.copyOf(opened);
        this.refused = List.copyOf(refused);
        this.schedule = new KeySchedule(opened.stream().map(OpenedKey::stored).toList());
    }

    /** Returns the keys in force at a moment. The same object for as long as they are the same. */
    KeyRing at(Instant now) {
        Current known = current;
        if (known == null || now.isBefore(known.from()) || !now.isBefore(known.until())) {
            known = new Current(ring(now), lastTurn(now), nextTurn(now));
            current = known;
        }
        return known.ring();
    }

    private KeyRing ring(Instant now) {
        List<VerificationKey> verifying = opened.stream()
                .filter(key -> schedule.verifies(key.stored(), now))
                .map(OpenedKey::verifying)
                .toList();
        return signing(now)
                .map(key -> KeyRing.signing(verifying, key))
                .orElseThrow(() -> new IllegalStateException("no stored key signs"));
    }

    /** Returns the key that signs, or empty where one must be made. */
    Optional<SigningKey> signing(Instant now) {
        return schedule.signer(now)
                .flatMap(signer -> opened.stream()
                        .filter(key -> key.stored().equals(signer))
                        .findFirst())
                .flatMap(OpenedKey::signing);
    }

    private Instant lastTurn(Instant now) {
        return schedule.turns().stream()
                .filter(turn -> !turn.isAfter(now))
                .reduce((earlier, later) -> later)
                .orElse(Instant.MIN);
    }

    private Instant nextTurn(Instant now) {
        return schedule.turns().stream()
                .filter(turn -> turn.isAfter(now))
                .findFirst()
                .orElse(Instant.MAX);
    }

    List<SigningKeyRecord> rows() {
        return rows;
    }

    List<OpenedKey> opened() {
        return opened;
    }

    List<String> refused() {
        return refused;
    }

    KeySchedule schedule() {
        return schedule;
    }

    /** Returns the name of the row that was stored last. */
    String last() {
        return rows.get(rows.size() - 1).kid();
    }

    private record Current(KeyRing ring, Instant from, Instant until) {}
}

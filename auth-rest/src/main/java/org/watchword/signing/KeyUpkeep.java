package org.watchword.signing;

import java.time.Instant;
import org.watchword.api.login.AuditEvent;
import org.watchword.store.SigningKeyRecord;

/**
 * Does what is due: seals rows, makes the next key, takes private halves away that sign no more, and removes keys past
 * their last token. Every node does it after a reading; of many that find the same due, one does it.
 */
record KeyUpkeep(StoredKeyRing ring) {

    /**
     * Does it.
     *
     * @return whether any row was changed, so that the rows that were read are not those of now
     */
    boolean run(OpenedKeys read) {
        Instant now = ring.clock().instant();
        boolean changed = makeNext(read, now);
        for (OpenedKey key : read.opened()) {
            SigningKeyRecord row = key.stored();
            if (read.schedule().isSpent(row, now)) {
                changed |= ring.store().remove(row.kid());
            } else if (read.schedule().isPastSigning(row, now) && !KeySeal.isErased(row.privateKey())) {
                changed |= replace(row, ring.pairs().erased(row), AuditEvent.Kind.KEY_ERASED);
            } else if (!key.sealedAsNew()) {
                changed |= replace(row, ring.pairs().sealedAnew(row), AuditEvent.Kind.KEY_SEALED);
            }
        }
        return changed;
    }

    private boolean makeNext(OpenedKeys read, Instant now) {
        boolean due = read.schedule().coming(now).isEmpty()
                && ring.policy()
                        .rotation()
                        .flatMap(every -> read.schedule()
                                .signer(now)
                                .map(signer -> signer.signsFrom()
                                        .plus(every)
                                        .minus(ring.policy().publishedBefore())))
                        .filter(publish -> !publish.isAfter(now))
                        .isPresent();
        if (!due) {
            return false;
        }
        SigningKeyRecord next = ring.successor(read, ring.policy().publishedBefore());
        if (ring.store().addAfter(read.last(), next)) {
            tell(AuditEvent.Kind.KEY_ROTATED, now, ring.pairs().described(next) + ", signs from " + next.signsFrom());
        }
        // Another node's key is as good: it is read now.
        return true;
    }

    private boolean replace(SigningKeyRecord row, String replacement, AuditEvent.Kind kind) {
        boolean replaced = ring.store().replacePrivateKey(row.kid(), row.privateKey(), replacement);
        if (replaced) {
            tell(kind, ring.clock().instant(), row.kid() + " " + row.algorithm());
        }
        return replaced;
    }

    private void tell(AuditEvent.Kind kind, Instant at, String detail) {
        ring.audit().record(new AuditEvent(kind, at, null, null, detail));
    }
}

package org.watchword.store.jpa;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.RevocationPart;
import org.watchword.store.RevocationStore;
import org.watchword.store.jpa.unit.Transactions;

/** Revocations, in {@code ww_revocation}. */
public final class JpaRevocationStore implements RevocationStore {

    private final Transactions transactions;
    private final RevocationRows revocations;

    public JpaRevocationStore(Transactions transactions, RevocationRows revocations) {
        this.transactions = transactions;
        this.revocations = revocations;
    }

    @Override
    public void record(RevocationRecord revocation) {
        transactions.call("record a revocation", em -> {
            revocations.put(em, revocation);
            return true;
        });
    }

    @Override
    public List<RevocationRecord> recordedWithin(Duration window) {
        return transactions.call(
                "read the revocations", em -> RevocationRows.recordedWithin(em, window, RevocationList.MOST));
    }

    @Override
    public Instant now() {
        return transactions.call("read its clock", RevocationRows::begun);
    }

    @Override
    public List<RevocationRecord> recordedWithin(Duration window, RevocationPart part) {
        return transactions.call("read the revocations", em -> RevocationRows.recordedWithin(em, window, part));
    }

    @Override
    public boolean mayRead() {
        return !transactions.isActive();
    }
}

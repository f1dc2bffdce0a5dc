package org.watchword.store.jpa;

import java.time.Duration;
import java.util.List;
import org.watchword.store.RevocationRecord;
import org.watchword.store.RevocationStore;

/** Revocations, in {@code ww_revocation}. */
final class JpaRevocationStore implements RevocationStore {

    private final Transactions transactions;

    JpaRevocationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void record(RevocationRecord revocation) {
        transactions.call("record a revocation", em -> {
            RevocationRows.put(em, revocation);
            return true;
        });
    }

    @Override
    public List<RevocationRecord> recordedWithin(Duration window) {
        return transactions.call("read the revocations", em -> RevocationRows.recordedWithin(em, window));
    }

    @Override
    public boolean mayRead() {
        return !transactions.isActive();
    }
}

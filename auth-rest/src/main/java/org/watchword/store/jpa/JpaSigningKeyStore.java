package org.watchword.store.jpa;

import java.util.List;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.jpa.row.SigningKeyRow;
import org.watchword.store.jpa.unit.Transactions;

/** Generated keys, in {@code ww_signing_key}. */
final class JpaSigningKeyStore implements SigningKeyStore {

    private static final long FIRST = 1;

    private final Transactions transactions;

    JpaSigningKeyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SigningKeyRecord> all() {
        return transactions.call(
                "read the signing keys",
                em -> em.createQuery("select k from SigningKeyRow k order by k.ringPosition", SigningKeyRow.class)
                        .getResultStream()
                        .map(SigningKeyRow::toRecord)
                        .toList());
    }

    /**
     * Of two nodes that both find no key, one is refused by the unique position, and finds the other's key when it
     * looks again.
     */
    @Override
    public boolean addFirst(SigningKeyRecord key) {
        return transactions.call("store the first signing key", em -> {
            boolean none = em.createQuery("select k.kid from SigningKeyRow k", String.class)
                    .setMaxResults(1)
                    .getResultList()
                    .isEmpty();
            if (none) {
                em.persist(new SigningKeyRow(key, FIRST));
            }
            return none;
        });
    }
}

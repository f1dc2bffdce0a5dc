package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.jpa.row.SigningKeyRow;
import org.watchword.store.jpa.unit.Transactions;

/**
 * Generated keys, in {@code ww_signing_key}. Of two nodes that store a key at once, one is refused by the unique
 * position, and finds the other's key when it looks again.
 */
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

    @Override
    public boolean addFirst(SigningKeyRecord key) {
        return transactions.call("store the first signing key", em -> {
            boolean none = last(em).isEmpty();
            if (none) {
                em.persist(new SigningKeyRow(key, FIRST));
            }
            return none;
        });
    }

    @Override
    public boolean addAfter(String last, SigningKeyRecord key) {
        return transactions.call("store the next signing key", em -> {
            Optional<Place> place = last(em).filter(found -> found.kid().equals(last));
            place.ifPresent(found -> em.persist(new SigningKeyRow(key, found.position() + 1)));
            return place.isPresent();
        });
    }

    @Override
    public boolean revoke(String kid, Instant at, String erased, @Nullable SigningKeyRecord successor) {
        return transactions.call("revoke a signing key", em -> {
            boolean revoked = em.createQuery("update SigningKeyRow k set k.revokedAt = :at, k.privateKey = :erased"
                                    + " where k.kid = :kid and k.revokedAt is null")
                            .setParameter("at", at.toEpochMilli())
                            .setParameter("erased", erased)
                            .setParameter("kid", kid)
                            .executeUpdate()
                    == 1;
            if (revoked && successor != null) {
                long position = last(em).map(Place::position).orElse(0L);
                em.persist(new SigningKeyRow(successor, position + 1));
            }
            return revoked;
        });
    }

    @Override
    public boolean replacePrivateKey(String kid, String expected, String replacement) {
        return transactions.call(
                "replace the stored form of a signing key",
                em -> em.createQuery("update SigningKeyRow k set k.privateKey = :replacement"
                                        + " where k.kid = :kid and k.privateKey = :expected")
                                .setParameter("replacement", replacement)
                                .setParameter("kid", kid)
                                .setParameter("expected", expected)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public boolean remove(String kid) {
        return transactions.call(
                "remove a signing key",
                em -> em.createQuery("delete from SigningKeyRow k where k.kid = :kid")
                                .setParameter("kid", kid)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public boolean mayRead() {
        return !transactions.isActive();
    }

    private static Optional<Place> last(EntityManager em) {
        return em.createQuery(
                        "select k.kid, k.ringPosition from SigningKeyRow k order by k.ringPosition desc",
                        Object[].class)
                .setMaxResults(1)
                .getResultStream()
                .map(row -> new Place((String) row[0], (Long) row[1]))
                .findFirst();
    }

    private record Place(String kid, long position) {}
}

package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.watchword.store.EndReason;
import org.watchword.store.RevocationRecord;
import org.watchword.store.Rotation;
import org.watchword.store.SessionPage;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/** Sessions, in {@code ww_session}: one row each, moved on and ended by conditional updates. */
final class JpaSessionStore implements SessionStore {

    private static final String ROTATE = "update Session s set s.generation = s.generation + 1,"
            + " s.previousHash = s.currentHash, s.currentHash = :successor, s.nonce = :nonce,"
            + " s.rotatedAt = :rotatedAt, s.idleExpiresAt = :idleExpiresAt"
            + " where s.id = :id and s.generation = :generation and s.revokedAt is null";

    private static final String END =
            "update Session s set s.revokedAt = :at, s.endReason = :reason where s.id = :id and s.revokedAt is null";

    private static final String OPEN = "select s from Session s where s.userId = :userId and s.revokedAt is null"
            + " and s.idleExpiresAt > :now and s.expiresAt > :now order by s.createdAt, s.id";

    private final Transactions transactions;

    JpaSessionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void open(SessionRecord session) {
        transactions.call("open a session", em -> {
            em.persist(new Session(session));
            return true;
        });
    }

    @Override
    public Optional<SessionRecord> find(String id) {
        if (!StorableText.is(id)) {
            return Optional.empty();
        }
        return transactions.call(
                "find a session",
                em -> Optional.ofNullable(em.find(Session.class, id)).map(Session::toRecord));
    }

    @Override
    public boolean rotate(String id, long expectedGeneration, Rotation rotation) {
        return transactions.call(
                "move a session on",
                em -> em.createQuery(ROTATE)
                                .setParameter("successor", rotation.successorHash())
                                .setParameter("nonce", rotation.nonce())
                                .setParameter("rotatedAt", rotation.rotatedAt().toEpochMilli())
                                .setParameter(
                                        "idleExpiresAt",
                                        rotation.idleExpiresAt().toEpochMilli())
                                .setParameter("id", id)
                                .setParameter("generation", expectedGeneration)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public boolean end(String id, EndReason reason, Instant at, Instant tokensUntil) {
        return StorableText.is(id) && transactions.call("end a session", em -> endOne(em, id, reason, at, tokensUntil));
    }

    @Override
    public List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil) {
        return endAllOf(userId, id -> true, reason, at, tokensUntil);
    }

    @Override
    public List<String> endOthersOf(String userId, String keptId, EndReason reason, Instant at, Instant tokensUntil) {
        return endAllOf(userId, id -> !id.equals(keptId), reason, at, tokensUntil);
    }

    private List<String> endAllOf(
            String userId, Predicate<String> ended, EndReason reason, Instant at, Instant tokensUntil) {
        return transactions.call("end a user's sessions", em -> {
            // In one order, so that two calls at once do not wait for each other's rows in turn.
            List<String> open = em.createQuery(
                            "select s.id from Session s where s.userId = :userId and s.revokedAt is null order by s.id",
                            String.class)
                    .setParameter("userId", userId)
                    .getResultList();
            return open.stream()
                    .filter(ended)
                    .filter(id -> endOne(em, id, reason, at, tokensUntil))
                    .toList();
        });
    }

    @Override
    public List<SessionRecord> openOf(String userId, Instant now) {
        if (!StorableText.is(userId)) {
            return List.of();
        }
        return transactions.call(
                "read a user's sessions",
                em -> em.createQuery(OPEN, Session.class)
                        .setParameter("userId", userId)
                        .setParameter("now", now.toEpochMilli())
                        .getResultStream()
                        .map(Session::toRecord)
                        .toList());
    }

    @Override
    public SessionPage findOpen(@Nullable String userId, Instant now, int page, int size) {
        return userId == null || StorableText.is(userId)
                ? transactions.call("look for sessions", em -> SessionSearch.run(em, userId, now, page, size))
                : new SessionPage(List.of(), 0);
    }

    /** The update tells who ended it; only that one writes the revocation. */
    private static boolean endOne(EntityManager em, String id, EndReason reason, Instant at, Instant tokensUntil) {
        int ended = em.createQuery(END)
                .setParameter("at", at.toEpochMilli())
                .setParameter("reason", reason.name())
                .setParameter("id", id)
                .executeUpdate();
        if (ended == 1) {
            RevocationRows.put(em, new RevocationRecord.OfSession(id, tokensUntil));
        }
        return ended == 1;
    }
}

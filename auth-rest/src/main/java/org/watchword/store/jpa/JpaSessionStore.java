package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.EndReason;
import org.watchword.store.LockedSession;
import org.watchword.store.LockedUser;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.jpa.row.LockedUserRow;
import org.watchword.store.jpa.row.SessionRow;
import org.watchword.store.jpa.search.SessionSearch;
import org.watchword.store.jpa.unit.Transactions;

/** Sessions, in {@code ww_session}: one row each, moved on and ended by conditional updates. */
final class JpaSessionStore implements SessionStore {

    /** Plain SQL: EclipseLink writes the values of a JPQL update with arithmetic into its text on H2. */
    private static final String ROTATE = "UPDATE ww_session SET generation = generation + 1,"
            + " previous_hash = current_hash, current_hash = ?1, nonce = ?2, rotated_at = ?3, idle_expires_at = ?4,"
            + " idle_expires_day = ?7 WHERE id = ?5 AND generation = ?6 AND revoked_at IS NULL";

    private static final String END =
            "update SessionRow s set s.revokedAt = :at, s.endReason = :reason where s.id = :id and s.revokedAt is null";

    private static final String NOT_ENDED =
            "select s.id from SessionRow s where s.userId = :userId and s.revokedAt is null order by s.id";

    private static final String LATEST_FIRST = "select s.id from SessionRow s where s.userId = :userId"
            + " and s.revokedAt is null and s.idleExpiresAt > :now and s.expiresAt > :now order by s.createdAt "
            + "desc, s.id";

    private static final String LOCK = "select s from SessionRow s where s.id in :ids and s.revokedAt is null";

    private static final String END_MANY =
            "update SessionRow s set s.revokedAt = :at, s.endReason = :reason where s.id in :ids";

    private final Transactions transactions;
    private final RevocationRows revocations;

    JpaSessionStore(Transactions transactions, RevocationRows revocations) {
        this.transactions = transactions;
        this.revocations = revocations;
    }

    @Override
    public void open(SessionRecord session) {
        transactions.call("open a session", em -> {
            em.persist(new SessionRow(session));
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
                em -> Optional.ofNullable(em.find(SessionRow.class, id)).map(SessionRow::toRecord));
    }

    @Override
    public Optional<LockedSession> lock(String id) {
        return StorableText.is(id) ? transactions.call("lock a session", em -> lock(em, id)) : Optional.empty();
    }

    @Override
    public Optional<LockedUser> lockUser(String userId, Instant now) {
        return StorableText.is(userId)
                ? transactions.call(
                        "lock a user",
                        em -> RightsLock.user(em, userId).map(user -> {
                            Rights rights = Rights.withOpenSessions(em, userId, now);
                            return new LockedUser(rights.subject(user), rights.openSessions());
                        }))
                : Optional.empty();
    }

    private Optional<LockedSession> lock(EntityManager em, String id) {
        LockedUserRow user = RightsLock.userOf(em, id).orElse(null);
        if (user != null) {
            Rights rights = Rights.withSession(em, user.id(), id, revocations.now());
            return rights.session()
                    .map(read -> new LockedSession(read.session(), Optional.of(rights.subject(user)), read.at()));
        }
        return Optional.ofNullable(em.find(SessionRow.class, id))
                .map(SessionRow::toRecord)
                .flatMap(session -> Rights.withSession(em, session.userId(), id, revocations.now())
                        .session()
                        .map(read -> new LockedSession(session, Optional.empty(), read.at())));
    }

    @Override
    public boolean rotate(String id, long expectedGeneration, Rotation rotation) {
        return transactions.call(
                "move a session on",
                em -> em.createNativeQuery(ROTATE)
                                .setParameter(1, rotation.successorHash())
                                .setParameter(2, rotation.nonce())
                                .setParameter(3, rotation.rotatedAt().toEpochMilli())
                                .setParameter(4, rotation.idleExpiresAt().toEpochMilli())
                                .setParameter(5, id)
                                .setParameter(6, expectedGeneration)
                                .setParameter(7, SessionRow.dayAfter(rotation.idleExpiresAt()))
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
            List<String> open = em.createQuery(NOT_ENDED, String.class)
                    .setParameter("userId", userId)
                    .getResultStream()
                    .filter(ended)
                    .toList();
            return endMany(em, open, reason, at, tokensUntil);
        });
    }

    @Override
    public List<String> endOldestOf(String userId, int kept, EndReason reason, Instant at, Instant tokensUntil) {
        return transactions.call("end a user's oldest sessions", em -> {
            List<String> oldest = em.createQuery(LATEST_FIRST, String.class)
                    .setParameter("userId", userId)
                    .setParameter("now", at.toEpochMilli())
                    .setFirstResult(kept)
                    .getResultList();
            return endMany(em, oldest, reason, at, tokensUntil);
        });
    }

    /** Locked first, so that of several calls at once each session is ended, and told, by one. */
    private List<String> endMany(
            EntityManager em, List<String> ids, EndReason reason, Instant at, Instant tokensUntil) {
        List<String> ended = new ArrayList<>();
        Batches.of(ids)
                .forEach(batch -> em.createQuery(LOCK, SessionRow.class)
                        .setParameter("ids", batch)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .forEach(session -> ended.add(session.toRecord().id())));
        Batches.of(ended)
                .forEach(batch -> em.createQuery(END_MANY)
                        .setParameter("at", at.toEpochMilli())
                        .setParameter("reason", reason.name())
                        .setParameter("ids", batch)
                        .executeUpdate());
        revocations.putSessions(em, ended, tokensUntil);
        return ended;
    }

    @Override
    public Page<SessionStore.OpenSession> findOpen(@Nullable String userId, Instant now, int page, int size) {
        return userId == null || StorableText.is(userId)
                ? transactions.call("look for sessions", em -> SessionSearch.run(em, userId, now, page, size))
                : Page.empty();
    }

    /** The update tells who ended it; only that one writes the revocation. */
    private boolean endOne(EntityManager em, String id, EndReason reason, Instant at, Instant tokensUntil) {
        int ended = em.createQuery(END)
                .setParameter("at", at.toEpochMilli())
                .setParameter("reason", reason.name())
                .setParameter("id", id)
                .executeUpdate();
        if (ended == 1) {
            revocations.put(em, new RevocationRecord.OfSession(id, tokensUntil));
        }
        return ended == 1;
    }
}

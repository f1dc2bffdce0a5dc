package org.watchword.store.jpa.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.jpa.row.SessionRow;

/**
 * Looks for open sessions. A page takes three queries: no foreign key leads from a session to its user, who may be
 * gone.
 */
public final class SessionSearch {

    private static final String OPEN =
            " from SessionRow s where s.revokedAt is null and s.idleExpiresAt > :now and s.expiresAt > :now";

    private static final String ROWS =
            "ww_session WHERE revoked_at IS NULL AND idle_expires_at > ?1 AND expires_at > ?1";

    private static final String OF_USER = " and s.userId = :userId";

    private SessionSearch() {}

    /** Runs it; see {@link SessionStore#findOpen}. */
    public static Page<SessionStore.OpenSession> run(
            EntityManager em, @Nullable String userId, Instant now, int page, int size) {
        String wanted = userId == null ? OPEN : OPEN + OF_USER;
        long counted = userId == null
                ? Count.of(em, ROWS + " ORDER BY created_at DESC, id", List.of(now.toEpochMilli()))
                : Count.of(em, ROWS + " AND user_id = ?2", List.of(now.toEpochMilli(), userId));
        List<SessionRecord> sessions = with(
                        em.createQuery("select s" + wanted + " order by s.createdAt desc, s.id", SessionRow.class),
                        userId,
                        now)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultStream()
                .map(SessionRow::toRecord)
                .toList();
        Map<String, String> names =
                names(em, sessions.stream().map(SessionRecord::userId).collect(Collectors.toSet()));
        return new Page<>(
                sessions.stream()
                        .map(session -> new SessionStore.OpenSession(session, names.get(session.userId())))
                        .toList(),
                Count.total(counted, (long) page * size, sessions.size()));
    }

    /** The names of those of these users that there are, by id. */
    public static Map<String, String> names(EntityManager em, Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select u.id, u.username from UserRow u where u.id in :ids", Object[].class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    private static <T> TypedQuery<T> with(TypedQuery<T> query, @Nullable String userId, Instant now) {
        TypedQuery<T> timed = query.setParameter("now", now.toEpochMilli());
        return userId == null ? timed : timed.setParameter("userId", userId);
    }
}

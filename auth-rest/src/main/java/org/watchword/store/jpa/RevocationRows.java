package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.RevocationPart;

/**
 * The rows of {@code ww_revocation}. Plain SQL and no entity: {@code recorded_at} is written and compared by the
 * database alone, which no JPA query can say on both EclipseLink and Hibernate.
 *
 * @param statementTime gives SQL for the time of the statement once the unit is open. {@code CURRENT_TIMESTAMP} is when
 *     the transaction began, which may be long ago where it is one of the application's
 */
public record RevocationRows(Supplier<String> statementTime) {

    /** Kind of the rows that refuse the tokens of a session. */
    static final String SESSION = RevocationPart.SESSION;

    /** Kind of the rows that refuse the tokens of a user. */
    static final String USER = RevocationPart.USER;

    /**
     * No cutoff of a user's tokens is as old as another of the same user's. Milliseconds; tokens tell their time in
     * seconds.
     */
    private static final long STEP = 1000;

    private static final String READ = "SELECT kind, target, issued_before, valid_until FROM ww_revocation WHERE ";

    private static final String RECENT =
            READ + "recorded_at > CURRENT_TIMESTAMP - CAST(?1 AS BIGINT) * INTERVAL '1' SECOND";

    /** In the order of the primary key, which no entry changes. */
    private static final String PART =
            RECENT + " AND valid_until > ?2 AND (kind > ?3 OR (kind = ?4 AND target > ?5)) ORDER BY kind, target";

    /** That of the transaction, as in {@link #RECENT}: no later than what it sees. */
    private static final String BEGUN = "SELECT " + milliseconds("CURRENT_TIMESTAMP");

    /** Returns SQL for the time of the statement, in milliseconds since 1970. */
    String now() {
        return milliseconds(statementTime.get());
    }

    private static String milliseconds(String time) {
        return "CAST(FLOOR(EXTRACT(EPOCH FROM " + time + ") * 1000) AS BIGINT)";
    }

    /** One that is there is prolonged, and its moment raised. */
    void put(EntityManager em, RevocationRecord revocation) {
        if (revocation instanceof RevocationRecord.OfUser ofUser) {
            write(em, new Entries(USER, List.of(ofUser.userId()), ofUser.issuedBefore(), 0, ofUser.until()));
        } else if (revocation instanceof RevocationRecord.OfSession ofSession) {
            putSessions(em, List.of(ofSession.sessionId()), ofSession.until());
        }
    }

    /** As {@link #put} for each of these sessions. */
    void putSessions(EntityManager em, List<String> ids, Instant until) {
        Batches.of(ids).forEach(batch -> write(em, new Entries(SESSION, batch, Instant.EPOCH, 0, until)));
    }

    /**
     * Refuses the tokens of users whose rights change in this transaction; they are locked first.
     *
     * @param cutoff asked for when they are locked
     * @return what stands in the rows now
     */
    List<RevocationRecord.OfUser> refuse(
            EntityManager em, List<String> users, Supplier<RevocationRecord.Cutoff> cutoff) {
        RightsLock.users(em, users);
        RevocationRecord.Cutoff now = cutoff.get();
        List<RevocationRecord.OfUser> refused = new ArrayList<>();
        Batches.of(users).forEach(batch -> {
            Entries entries = new Entries(USER, batch, now.issuedBefore(), STEP, now.until());
            write(em, entries);
            find(em, entries).forEach(found -> refused.add((RevocationRecord.OfUser) found));
        });
        return refused;
    }

    /** @throws StoreUnavailableException if there are more than {@code most}: some of them would be as good as none */
    static List<RevocationRecord> recordedWithin(EntityManager em, Duration window, int most) {
        List<RevocationRecord> read = read(em.createNativeQuery(RECENT)
                .setParameter(1, wholeSeconds(window))
                .setMaxResults(most + 1));
        if (read.size() > most) {
            throw new StoreUnavailableException(
                    "There are more than " + most + " revocations",
                    "remove those that have expired: POST /admin/clean-up below watchword.endpoints.path",
                    null);
        }
        return read;
    }

    static List<RevocationRecord> recordedWithin(EntityManager em, Duration window, RevocationPart part) {
        return read(em.createNativeQuery(PART)
                .setParameter(1, wholeSeconds(window))
                .setParameter(2, part.validAfter().toEpochMilli())
                .setParameter(3, part.afterKind())
                .setParameter(4, part.afterKind())
                .setParameter(5, part.afterTarget())
                .setMaxResults(part.most()));
    }

    static Instant begun(EntityManager em) {
        return moment(em.createNativeQuery(BEGUN).getSingleResult());
    }

    /**
     * Two at once for the same target: one fails with a unique violation, and finds the other's row when it is run
     * again.
     */
    private void write(EntityManager em, Entries entries) {
        // One that is there is recorded anew, so that nodes that read only what is recent see it.
        int there = entries.bind(
                        em.createNativeQuery("UPDATE ww_revocation SET issued_before = GREATEST(issued_before + "
                                + entries.step
                                + ", ?1), valid_until = GREATEST(valid_until, ?2), recorded_at = " + statementTime.get()
                                + " WHERE kind = ?3 AND target IN (" + Batches.parameters(4, entries.targets.size())
                                + ")"),
                        3)
                .setParameter(1, entries.issuedBefore.toEpochMilli())
                .setParameter(2, entries.until.toEpochMilli())
                .executeUpdate();
        if (there < entries.targets.size()) {
            insert(em, there == 0 ? entries : entries.without(find(em, entries)));
        }
    }

    private void insert(EntityManager em, Entries entries) {
        String rows = IntStream.range(4, 4 + entries.targets.size())
                .mapToObj(i -> "(?1, ?2, ?3, ?" + i + ", " + statementTime.get() + ")")
                .collect(Collectors.joining(", "));
        entries.bind(
                        em.createNativeQuery("INSERT INTO ww_revocation (issued_before, valid_until, kind, target, "
                                + "recorded_at) VALUES "
                                + rows),
                        3)
                .setParameter(1, entries.issuedBefore.toEpochMilli())
                .setParameter(2, entries.until.toEpochMilli())
                .executeUpdate();
    }

    private static List<RevocationRecord> find(EntityManager em, Entries entries) {
        return read(entries.bind(
                em.createNativeQuery(
                        READ + "kind = ?1 AND target IN (" + Batches.parameters(2, entries.targets.size()) + ")"),
                1));
    }

    private static List<RevocationRecord> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    /** Rounded up: an entry too many does no harm, one too few does. */
    private static long wholeSeconds(Duration window) {
        return window.getNano() == 0 ? window.toSeconds() : window.getSeconds() + 1;
    }

    private static RevocationRecord read(Object[] row) {
        String target = (String) row[1];
        Instant until = moment(row[3]);
        return SESSION.equals(row[0])
                ? new RevocationRecord.OfSession(target, until)
                : new RevocationRecord.OfUser(target, moment(row[2]), until);
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }

    /** Entries of one kind that differ by their targets only; few enough for one statement. */
    private record Entries(String kind, List<String> targets, Instant issuedBefore, long step, Instant until) {

        Query bind(Query query, int first) {
            query.setParameter(first, kind);
            for (int i = 0; i < targets.size(); i++) {
                query.setParameter(first + 1 + i, targets.get(i));
            }
            return query;
        }

        Entries without(List<RevocationRecord> there) {
            Set<String> known = new HashSet<>();
            there.forEach(one -> known.add(
                    one instanceof RevocationRecord.OfUser ofUser
                            ? ofUser.userId()
                            : ((RevocationRecord.OfSession) one).sessionId()));
            List<String> missing =
                    targets.stream().filter(target -> !known.contains(target)).toList();
            return new Entries(kind, missing, issuedBefore, step, until);
        }
    }
}

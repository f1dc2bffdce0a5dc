package org.watchword.redis.store;

import static org.watchword.redis.store.SessionFields.millis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;
import org.watchword.redis.link.Reply;
import org.watchword.store.EndReason;
import org.watchword.store.LockedSession;
import org.watchword.store.LockedUser;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.Stores;

/**
 * Sessions: a hash each, and indexes in sorted sets. Users are locked in the database, within its transaction: that
 * lock is what keeps a token from being issued while the user's rights change.
 */
final class RedisSessionStore implements SessionStore {

    private final Keyspace keys;
    private final Stores database;
    private final SessionWrites writes;

    RedisSessionStore(Keyspace keys, Stores database, SessionWrites writes) {
        this.keys = keys;
        this.database = database;
        this.writes = writes;
    }

    @Override
    public void open(SessionRecord session) {
        writes.opens(session.id());
        keys.run(Scripts.OPEN, opening(session));
    }

    /** Returns what the script that opens a session takes. */
    static String[] opening(SessionRecord session) {
        Instant ended = session.revokedAt();
        Instant expiry =
                session.idleExpiresAt().isBefore(session.expiresAt()) ? session.idleExpiresAt() : session.expiresAt();
        List<String> arguments = new ArrayList<>(List.of(
                session.id(),
                session.userId(),
                millis(session.createdAt()),
                millis(ended == null ? expiry : ended),
                ended == null ? "0" : "1"));
        arguments.addAll(SessionFields.of(session));
        return arguments.toArray(String[]::new);
    }

    @Override
    public Optional<SessionRecord> find(String id) {
        return read(id).map(Found::stored);
    }

    private Optional<Found> read(String id) {
        List<Reply> answer = keys.run(Scripts.FIND, id).list();
        Map<String, String> fields = answer.get(1).map();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(answer.get(0).number());
        SessionRecord session = SessionFields.read(fields);
        return Optional.of(new Found(
                SessionFields.isUnconfirmed(fields) ? SessionFields.rotatedAt(at, fields) : session, session, at));
    }

    @Override
    public Optional<LockedSession> lock(String id) {
        Found known = read(id).orElse(null);
        if (known == null) {
            return Optional.empty();
        }
        return database.users()
                .findForToken(known.session().userId())
                // Again, since another may have moved it on while this one waited for the lock.
                .map(subject ->
                        read(id).map(found -> new LockedSession(found.session(), Optional.of(subject), found.at())))
                .orElseGet(() -> Optional.of(new LockedSession(known.session(), Optional.empty(), known.at())));
    }

    @Override
    public Optional<LockedUser> lockUser(String userId, Instant now) {
        return database.users()
                .findForToken(userId)
                .map(subject -> new LockedUser(
                        subject, keys.run(Scripts.COUNT, userId, millis(now)).number()));
    }

    @Override
    public boolean rotate(String id, long expectedGeneration, Rotation rotation) {
        writes.moves(id, expectedGeneration + 1, rotation.successorHash());
        return keys.run(
                                Scripts.ROTATE,
                                id,
                                Long.toString(expectedGeneration),
                                rotation.successorHash(),
                                rotation.nonce(),
                                millis(rotation.rotatedAt()),
                                millis(rotation.idleExpiresAt()))
                        .number()
                == 1;
    }

    @Override
    public boolean end(String id, EndReason reason, Instant at, Instant tokensUntil) {
        return keys.run(Scripts.END, id, millis(at), reason.name(), millis(tokensUntil))
                        .number()
                == 1;
    }

    @Override
    public List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil) {
        return endOthersOf(userId, "", reason, at, tokensUntil);
    }

    @Override
    public List<String> endOthersOf(String userId, String keptId, EndReason reason, Instant at, Instant tokensUntil) {
        return texts(keys.run(Scripts.END_OF, userId, millis(at), reason.name(), millis(tokensUntil), keptId));
    }

    @Override
    public List<String> endOldestOf(String userId, int kept, EndReason reason, Instant at, Instant tokensUntil) {
        return texts(keys.run(
                Scripts.END_OLDEST, userId, millis(at), reason.name(), millis(tokensUntil), Integer.toString(kept)));
    }

    @Override
    public Page<OpenSession> findOpen(@Nullable String userId, Instant now, int page, int size) {
        List<Reply> answer = keys.run(
                        Scripts.LIST,
                        userId == null ? "" : userId,
                        millis(now),
                        Long.toString((long) page * size),
                        Integer.toString(size))
                .list();
        List<SessionRecord> sessions = answer.get(1).list().stream()
                .map(Reply::map)
                .filter(fields -> !fields.isEmpty())
                .map(SessionFields::read)
                .toList();
        Map<String, String> names = sessions.isEmpty()
                ? Map.of()
                : database.directory()
                        .usernames(sessions.stream().map(SessionRecord::userId).collect(Collectors.toSet()));
        return new Page<>(
                sessions.stream()
                        .map(session -> new OpenSession(session, names.get(session.userId())))
                        .toList(),
                answer.get(0).number());
    }

    private static List<String> texts(Reply reply) {
        return reply.list().stream().map(Reply::text).toList();
    }

    /** A session and when it was read, by Redis' clock. */
    /**
     * A session that was read.
     *
     * @param session as it is judged: rotated only now, where it is not certain that its client was told
     * @param stored as it is
     */
    private record Found(SessionRecord session, SessionRecord stored, Instant at) {}
}

package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.EndReason;
import org.watchword.store.NewUser;
import org.watchword.store.RevocationRecord;
import org.watchword.store.RevocationStore;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreUnavailableException;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.throttle.MemoryAttemptStore;

/** All ports of storage in memory, one call at a time; keeps the same contracts as the database. Can be switched off. */
public final class InMemoryStores {

    private final Map<String, UserRecord> users = new LinkedHashMap<>();
    private final Map<String, Set<String>> granted = new HashMap<>();
    private final Map<String, SessionRecord> sessions = new LinkedHashMap<>();
    private final Map<String, EndReason> ended = new HashMap<>();
    private final List<SigningKeyRecord> keys = new ArrayList<>();
    private final Map<String, Recorded> revocations = new LinkedHashMap<>();
    private final TestClock clock;
    private final AttemptStore attempts;
    private volatile boolean down;

    private record Recorded(RevocationRecord revocation, Instant at) {}

    public InMemoryStores(TestClock clock) {
        this.clock = clock;
        this.attempts = new MemoryAttemptStore(1000, clock);
    }

    /** From now on nothing answers, or everything does again. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** As the database keeps them for all nodes. */
    public AttemptStore attempts() {
        return new AttemptStore() {
            @Override
            public Optional<AttemptRecord> find(AttemptKey key) {
                return reachable().find(key);
            }

            @Override
            public boolean replace(AttemptKey key, AttemptRecord expected, AttemptRecord next) {
                return reachable().replace(key, expected, next);
            }

            @Override
            public void remove(AttemptKey key) {
                reachable().remove(key);
            }

            private AttemptStore reachable() {
                if (down) {
                    throw new StoreUnavailableException("down", new IllegalStateException());
                }
                return attempts;
            }
        };
    }

    public synchronized void disable(String id) {
        users.computeIfPresent(id, (key, user) -> with(user, user.passwordHash(), false, user.roles()));
    }

    public synchronized void remove(String id) {
        users.remove(id);
    }

    public synchronized void roles(String id, Set<String> roles) {
        users.computeIfPresent(id, (key, user) -> with(user, user.passwordHash(), user.enabled(), roles));
    }

    public synchronized void grant(String role, String permission) {
        granted.computeIfAbsent(role, key -> new HashSet<>()).add(permission);
    }

    public synchronized int sessionCount() {
        return sessions.size();
    }

    public synchronized Optional<EndReason> endReason(String sessionId) {
        return Optional.ofNullable(ended.get(sessionId));
    }

    public synchronized void replaceKey(SigningKeyRecord key) {
        keys.clear();
        keys.add(key);
    }

    public synchronized void addKey(SigningKeyRecord key) {
        keys.add(key);
    }

    public UserStore users() {
        return new Users();
    }

    public SessionStore sessions() {
        return new Sessions();
    }

    public SigningKeyStore signingKeys() {
        return new SigningKeys();
    }

    public RevocationStore revocations() {
        return new Revocations();
    }

    private void demandUp() {
        if (down) {
            throw new StoreUnavailableException("switched off by the test", new IllegalStateException());
        }
    }

    private static UserRecord with(UserRecord user, String hash, boolean enabled, Set<String> roles) {
        return new UserRecord(
                user.id(),
                user.username(),
                user.email(),
                user.fullName(),
                hash,
                enabled,
                roles,
                user.permissions(),
                user.createdAt());
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    private final class Users implements UserStore {

        @Override
        public Optional<UserRecord> findByUsername(String username) {
            return find(user -> key(user.username()).equals(key(username)));
        }

        @Override
        public Optional<UserRecord> findById(String id) {
            return find(user -> user.id().equals(id));
        }

        private Optional<UserRecord> find(java.util.function.Predicate<UserRecord> wanted) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return users.values().stream().filter(wanted).findFirst().map(user -> {
                    Set<String> permissions = new HashSet<>(user.permissions());
                    user.roles().forEach(role -> permissions.addAll(granted.getOrDefault(role, Set.of())));
                    return new UserRecord(
                            user.id(),
                            user.username(),
                            user.email(),
                            user.fullName(),
                            user.passwordHash(),
                            user.enabled(),
                            user.roles(),
                            permissions,
                            user.createdAt());
                });
            }
        }

        @Override
        public boolean isEmpty() {
            synchronized (InMemoryStores.this) {
                demandUp();
                return users.isEmpty();
            }
        }

        @Override
        public boolean create(NewUser user) {
            synchronized (InMemoryStores.this) {
                demandUp();
                if (users.values().stream()
                        .anyMatch(other -> key(other.username()).equals(key(user.username())))) {
                    return false;
                }
                users.put(
                        user.id(),
                        new UserRecord(
                                user.id(),
                                user.username(),
                                user.email(),
                                user.fullName(),
                                user.passwordHash(),
                                true,
                                user.roles(),
                                user.permissions(),
                                user.createdAt()));
                return true;
            }
        }

        @Override
        public boolean replacePasswordHash(String id, String expected, String replacement) {
            synchronized (InMemoryStores.this) {
                demandUp();
                UserRecord user = users.get(id);
                if (user == null || !user.passwordHash().equals(expected)) {
                    return false;
                }
                users.put(id, with(user, replacement, user.enabled(), user.roles()));
                return true;
            }
        }
    }

    private final class Sessions implements SessionStore {

        @Override
        public void open(SessionRecord session) {
            synchronized (InMemoryStores.this) {
                demandUp();
                sessions.put(session.id(), session);
            }
        }

        @Override
        public Optional<SessionRecord> find(String id) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return Optional.ofNullable(sessions.get(id));
            }
        }

        @Override
        public boolean rotate(String id, long expectedGeneration, Rotation rotation) {
            synchronized (InMemoryStores.this) {
                demandUp();
                SessionRecord row = sessions.get(id);
                if (row == null || row.generation() != expectedGeneration || row.revokedAt() != null) {
                    return false;
                }
                sessions.put(
                        id,
                        new SessionRecord(
                                id,
                                row.userId(),
                                row.generation() + 1,
                                rotation.successorHash(),
                                row.currentHash(),
                                rotation.nonce(),
                                row.familyKey(),
                                row.createdAt(),
                                rotation.rotatedAt(),
                                rotation.idleExpiresAt(),
                                row.expiresAt(),
                                null));
                return true;
            }
        }

        @Override
        public boolean end(String id, EndReason reason, Instant at, Instant tokensUntil) {
            synchronized (InMemoryStores.this) {
                demandUp();
                SessionRecord row = sessions.get(id);
                if (row == null || row.revokedAt() != null) {
                    return false;
                }
                sessions.put(
                        id,
                        new SessionRecord(
                                id,
                                row.userId(),
                                row.generation(),
                                row.currentHash(),
                                row.previousHash(),
                                row.nonce(),
                                row.familyKey(),
                                row.createdAt(),
                                row.rotatedAt(),
                                row.idleExpiresAt(),
                                row.expiresAt(),
                                at));
                ended.put(id, reason);
                revocations().record(new RevocationRecord.OfSession(id, tokensUntil));
                return true;
            }
        }

        @Override
        public List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return sessions.values().stream()
                        .filter(row -> row.userId().equals(userId))
                        .map(SessionRecord::id)
                        .toList()
                        .stream()
                        .filter(id -> end(id, reason, at, tokensUntil))
                        .toList();
            }
        }
    }

    private final class SigningKeys implements SigningKeyStore {

        @Override
        public List<SigningKeyRecord> all() {
            synchronized (InMemoryStores.this) {
                demandUp();
                return List.copyOf(keys);
            }
        }

        @Override
        public boolean addFirst(SigningKeyRecord key) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return keys.isEmpty() && keys.add(key);
            }
        }
    }

    private final class Revocations implements RevocationStore {

        @Override
        public void record(RevocationRecord revocation) {
            synchronized (InMemoryStores.this) {
                demandUp();
                String target = revocation instanceof RevocationRecord.OfUser ofUser
                        ? "user " + ofUser.userId()
                        : "session " + ((RevocationRecord.OfSession) revocation).sessionId();
                Recorded now = new Recorded(revocation, clock.instant());
                revocations.merge(target, now, (a, b) -> new Recorded(merged(a.revocation(), b.revocation()), b.at()));
            }
        }

        private static RevocationRecord merged(RevocationRecord a, RevocationRecord b) {
            Instant until = later(a.until(), b.until());
            return a instanceof RevocationRecord.OfUser first && b instanceof RevocationRecord.OfUser second
                    ? new RevocationRecord.OfUser(
                            first.userId(), later(first.issuedBefore(), second.issuedBefore()), until)
                    : new RevocationRecord.OfSession(((RevocationRecord.OfSession) a).sessionId(), until);
        }

        private static Instant later(Instant a, Instant b) {
            return a.isAfter(b) ? a : b;
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            synchronized (InMemoryStores.this) {
                demandUp();
                Instant since = clock.instant().minus(window);
                return revocations.values().stream()
                        .filter(recorded -> recorded.at().isAfter(since))
                        .map(Recorded::revocation)
                        .toList();
            }
        }
    }
}

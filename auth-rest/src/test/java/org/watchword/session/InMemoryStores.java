package org.watchword.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.watchword.api.login.Page;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.identity.IdentityKey;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.CredentialRecord;
import org.watchword.store.EndReason;
import org.watchword.store.ExpiredRows;
import org.watchword.store.LockedSession;
import org.watchword.store.LockedUser;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.RevocationPart;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.Stores;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.store.downtime.Downtime;
import org.watchword.store.downtime.DowntimeStore;
import org.watchword.throttle.MemoryAttemptStore;

/**
 * All ports of storage in memory, one call at a time; keeps the same contracts as the database. Can be switched off.
 */
public final class InMemoryStores implements Stores {

    final Map<String, UserRecord> users = new LinkedHashMap<>();
    final Map<String, Set<String>> granted = new HashMap<>();
    final Map<String, String> roleNames = new TreeMap<>();
    final Map<String, String> permissionNames = new TreeMap<>();
    final List<AuditRecord> audit = new ArrayList<>();
    final Map<String, SessionRecord> sessions = new LinkedHashMap<>();
    private final Map<String, EndReason> ended = new HashMap<>();
    private final List<SigningKeyRecord> keys = new ArrayList<>();
    private final Map<String, Recorded> revocations = new LinkedHashMap<>();
    final Map<String, OneTimeToken> oneTimeTokens = new LinkedHashMap<>();
    private final Set<String> verified = new HashSet<>();
    private final TestClock clock;
    private final AttemptStore attempts;
    /** Users who show an address that is another's. */
    private final Set<String> showing = new HashSet<>();

    private volatile boolean down;
    private boolean together;
    private volatile Runnable beforeEachCall = () -> {};
    private volatile Runnable afterEachReading = () -> {};

    private Instant seenAt = Instant.EPOCH;
    private Downtime latest;

    private record Recorded(RevocationRecord revocation, Instant at) {}

    public InMemoryStores(TestClock clock) {
        this.clock = clock;
        this.attempts = new MemoryAttemptStore(1000, clock);
    }

    /** From now on nothing answers, or everything does again. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** What each call does first: to hang, say. */
    public void beforeEachCall(Runnable work) {
        beforeEachCall = work;
    }

    /** What happens when a user has been read, and before the caller goes on with what was read. */
    public void afterEachReading(Runnable work) {
        afterEachReading = work;
    }

    @Override
    public DowntimeStore downtime() {
        return new DowntimeStore() {
            @Override
            public void answering() {
                synchronized (InMemoryStores.this) {
                    demandUp();
                    seenAt = clock.instant();
                }
            }

            @Override
            public void answeringAgain() {
                synchronized (InMemoryStores.this) {
                    demandUp();
                    Instant now = clock.instant();
                    if (Duration.between(seenAt, now).compareTo(Duration.ofSeconds(4)) >= 0) {
                        boolean isSame = latest != null
                                && Duration.between(latest.ended(), now).compareTo(Duration.ofMinutes(1)) < 0;
                        latest = new Downtime(isSame ? latest.began() : seenAt, now);
                    }
                    seenAt = now;
                }
            }

            @Override
            public Optional<Downtime> latest() {
                synchronized (InMemoryStores.this) {
                    demandUp();
                    return Optional.ofNullable(latest);
                }
            }
        };
    }

    /** As the database keeps them for all nodes. */
    @Override
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
        permissionNames.putIfAbsent(permission, "");
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

    /** Nothing comes between the calls of the work, as nobody changes what the database has locked. */
    @Override
    public <T> T together(String what, Function<Stores, T> work) {
        T result;
        synchronized (this) {
            if (together) {
                return work.apply(this);
            }
            demandUp();
            together = true;
            try {
                result = work.apply(this);
            } finally {
                together = false;
            }
        }
        afterEachReading.run();
        return result;
    }

    private boolean isTogether() {
        return Thread.holdsLock(this) && together;
    }

    @Override
    public UserStore users() {
        return new Users();
    }

    @Override
    public SessionStore sessions() {
        return new Sessions();
    }

    @Override
    public SigningKeyStore signingKeys() {
        return new SigningKeys();
    }

    @Override
    public UserDirectory directory() {
        return new InMemoryDirectory(this);
    }

    @Override
    public RoleStore roles() {
        return new InMemoryRoles(this);
    }

    @Override
    public AuditStore audit() {
        return new InMemoryAudit(this);
    }

    @Override
    public RevocationStore revocations() {
        return new Revocations();
    }

    @Override
    public ExpiredRows expired() {
        return this::removeExpired;
    }

    private synchronized int removeExpired(ExpiredRows.Kind kind, Instant before, int most) {
        demandUp();
        return switch (kind) {
            case SESSIONS ->
                remove(
                        sessions,
                        row -> row.expiresAt().isBefore(before)
                                || row.idleExpiresAt().isBefore(before)
                                || (row.revokedAt() != null && row.revokedAt().isBefore(before)),
                        most);
            case ONE_TIME_TOKENS ->
                remove(
                        oneTimeTokens,
                        token -> token.purpose() != OneTimeToken.Purpose.INVITATION
                                && token.expiresAt().isBefore(before),
                        most);
            case INVITATIONS -> removeInvitations(before, most);
            case REVOCATIONS ->
                remove(revocations, entry -> entry.revocation().until().isBefore(before), most);
            case ATTEMPTS -> 0;
        };
    }

    private int removeInvitations(Instant before, int most) {
        List<OneTimeToken> expired = oneTimeTokens.values().stream()
                .filter(token -> token.purpose() == OneTimeToken.Purpose.INVITATION
                        && token.expiresAt().isBefore(before))
                .limit(most)
                .toList();
        expired.forEach(token -> {
            oneTimeTokens.remove(token.hash());
            users.computeIfPresent(token.userId(), (id, user) -> user.enabled() ? user : null);
        });
        return expired.size();
    }

    private static <T> int remove(Map<String, T> rows, java.util.function.Predicate<T> expired, int most) {
        List<String> keys = rows.entrySet().stream()
                .filter(entry -> expired.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        rows.keySet().removeAll(keys);
        return keys.size();
    }

    @Override
    public AccountStore accounts() {
        return new Accounts();
    }

    /** True where the user's e-mail address has been verified. */
    public synchronized boolean hasVerifiedEmail(String id) {
        return verified.contains(id);
    }

    public synchronized void changeEmail(String id, String email) {
        users.computeIfPresent(
                id,
                (key, user) -> new UserRecord(
                        user.id(),
                        user.username(),
                        email,
                        false,
                        user.fullName(),
                        user.passwordHash(),
                        user.enabled(),
                        user.roles(),
                        user.permissions(),
                        user.createdAt()));
    }

    /** Takes the invitation of a user back; false where there is none. */
    boolean withdraw(String userId) {
        return oneTimeTokens
                .values()
                .removeIf(token -> token.userId().equals(userId) && token.purpose() == OneTimeToken.Purpose.INVITATION);
    }

    void demandUp() {
        if (!isTogether()) {
            beforeEachCall.run();
        }
        if (down) {
            throw new StoreUnavailableException("switched off by the test", new IllegalStateException());
        }
    }

    /** With the permissions of its roles. */
    UserRecord complete(UserRecord user) {
        Set<String> permissions = new HashSet<>(user.permissions());
        user.roles().forEach(role -> permissions.addAll(granted.getOrDefault(role, Set.of())));
        return new UserRecord(
                user.id(),
                user.username(),
                user.email(),
                verified.contains(user.id()) && !showing.contains(user.id()),
                user.fullName(),
                user.passwordHash(),
                user.enabled(),
                user.roles(),
                permissions,
                user.createdAt());
    }

    static UserRecord with(UserRecord user, String hash, boolean enabled, Set<String> roles) {
        return new UserRecord(
                user.id(),
                user.username(),
                user.email(),
                false,
                user.fullName(),
                hash,
                enabled,
                roles,
                user.permissions(),
                user.createdAt());
    }

    static UserRecord with(UserRecord user, Set<String> permissions) {
        return new UserRecord(
                user.id(),
                user.username(),
                user.email(),
                false,
                user.fullName(),
                user.passwordHash(),
                user.enabled(),
                user.roles(),
                permissions,
                user.createdAt());
    }

    /** Records it, a second at least after the one before; what stands there now. */
    RevocationRecord.OfUser refuse(RevocationRecord.OfUser refusal) {
        String id = refusal.userId();
        Instant step = issuedBefore(id).plusSeconds(1);
        Instant issuedBefore = step.isAfter(refusal.issuedBefore()) ? step : refusal.issuedBefore();
        revocations().record(new RevocationRecord.OfUser(id, issuedBefore, refusal.until()));
        return (RevocationRecord.OfUser) revocations.get("user " + id).revocation();
    }

    private Instant issuedBefore(String userId) {
        Recorded recorded = revocations.get("user " + userId);
        return recorded == null ? Instant.EPOCH : ((RevocationRecord.OfUser) recorded.revocation()).issuedBefore();
    }

    private boolean isNameTaken(NewUser user) {
        return users.values().stream()
                .anyMatch(other -> IdentityKey.ofName(other.username()).equals(IdentityKey.ofName(user.username())));
    }

    private boolean isEmailTaken(NewUser user) {
        return user.email() != null && withEmail(user.email()).isPresent();
    }

    private Optional<UserRecord> withEmail(String email) {
        return users.values().stream()
                .filter(user -> !showing.contains(user.id())
                        && user.email() != null
                        && IdentityKey.ofEmail(user.email()).equals(IdentityKey.ofEmail(email)))
                .findFirst();
    }

    private void add(NewUser user) {
        user.roles().forEach(role -> roleNames.putIfAbsent(role, ""));
        user.permissions().forEach(permission -> permissionNames.putIfAbsent(permission, ""));
        users.put(
                user.id(),
                new UserRecord(
                        user.id(),
                        user.username(),
                        user.email(),
                        false,
                        user.fullName(),
                        user.passwordHash(),
                        true,
                        user.roles(),
                        user.permissions(),
                        user.createdAt()));
    }

    private final class Accounts implements AccountStore {

        @Override
        public Registered register(NewUser user) {
            synchronized (InMemoryStores.this) {
                demandUp();
                if (isNameTaken(user)) {
                    return Registered.NAME_TAKEN;
                }
                boolean taken = isEmailTaken(user);
                if (taken) {
                    showing.add(user.id());
                }
                add(user);
                return taken ? Registered.EMAIL_TAKEN : Registered.CREATED;
            }
        }

        @Override
        public Optional<UserRecord> findByEmail(String email) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return withEmail(email).map(InMemoryStores.this::complete);
            }
        }

        @Override
        public Optional<UserRecord> findUnverified(String userId) {
            return users().findById(userId)
                    .filter(user -> user.enabled() && user.email() != null && !user.emailVerified());
        }

        @Override
        public void withdraw(String userId) {
            synchronized (InMemoryStores.this) {
                demandUp();
                withdrawn(userId);
            }
        }

        private void withdrawn(String userId) {
            oneTimeTokens
                    .values()
                    .removeIf(token -> token.userId().equals(userId)
                            && (token.purpose() == OneTimeToken.Purpose.RESET_PASSWORD
                                    || token.purpose() == OneTimeToken.Purpose.CHANGE_EMAIL));
        }

        @Override
        public void issue(OneTimeToken token) {
            synchronized (InMemoryStores.this) {
                demandUp();
                oneTimeTokens
                        .values()
                        .removeIf(other -> other.userId().equals(token.userId()) && other.purpose() == token.purpose());
                oneTimeTokens.put(token.hash(), token);
            }
        }

        @Override
        public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose, Instant now) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return Optional.ofNullable(oneTimeTokens.get(hash))
                        .filter(token ->
                                token.purpose() == purpose && token.expiresAt().isAfter(now));
            }
        }

        @Override
        public Optional<String> verifyEmail(String hash, Instant now) {
            synchronized (InMemoryStores.this) {
                return find(hash, OneTimeToken.Purpose.VERIFY_EMAIL, now)
                        .filter(token -> oneTimeTokens.remove(hash, token))
                        .filter(this::isStillTheAddress)
                        .map(OneTimeToken::userId)
                        .filter(id -> verified.add(id) || verified.contains(id));
            }
        }

        private boolean isStillTheAddress(OneTimeToken token) {
            return withEmail(token.email())
                    .filter(user -> user.id().equals(token.userId()))
                    .isPresent();
        }

        @Override
        public Optional<UserRecord> changeEmail(String hash, Instant now) {
            synchronized (InMemoryStores.this) {
                return find(hash, OneTimeToken.Purpose.CHANGE_EMAIL, now)
                        .filter(token -> withEmail(token.email()).isEmpty())
                        .filter(token -> users.get(token.userId()).enabled() && oneTimeTokens.remove(hash, token))
                        .flatMap(token -> users().findById(token.userId()).map(before -> {
                            InMemoryStores.this.changeEmail(before.id(), token.email());
                            showing.remove(before.id());
                            oneTimeTokens
                                    .values()
                                    .removeIf(other -> other.userId().equals(before.id()));
                            verified.add(before.id());
                            return before;
                        }));
            }
        }

        @Override
        public Optional<String> invite(NewUser user, OneTimeToken token) {
            synchronized (InMemoryStores.this) {
                demandUp();
                Optional<UserRecord> owner = withEmail(token.email());
                String id = owner.map(UserRecord::id).orElse(user.id());
                boolean isInUse = owner.isPresent() && users.get(id).enabled();
                if (isInUse || (owner.isPresent() ? !InMemoryStores.this.withdraw(id) : !users().create(user))) {
                    return Optional.empty();
                }
                UserRecord known = users.get(id);
                boolean enabled = owner.isPresent() && known.enabled();
                String fullName = user.fullName() == null ? known.fullName() : user.fullName();
                users.put(
                        id,
                        new UserRecord(
                                id,
                                known.username(),
                                known.email(),
                                false,
                                fullName,
                                known.passwordHash(),
                                enabled,
                                user.roles(),
                                known.permissions(),
                                known.createdAt()));
                oneTimeTokens.put(token.hash(), token.of(id));
                return Optional.of(id);
            }
        }

        @Override
        public Accepted accept(String hash, String username, String fullName, String passwordHash, Instant now) {
            synchronized (InMemoryStores.this) {
                Optional<OneTimeToken> token = find(hash, OneTimeToken.Purpose.INVITATION, now);
                if (token.isEmpty() || !isStillTheAddress(token.get())) {
                    return Accepted.BAD_TOKEN;
                }
                if (users().findByUsername(username).isPresent()) {
                    return Accepted.NAME_TAKEN;
                }
                oneTimeTokens.remove(hash);
                users.computeIfPresent(
                        token.get().userId(),
                        (id, user) -> new UserRecord(
                                id,
                                username,
                                user.email(),
                                false,
                                fullName == null ? user.fullName() : fullName,
                                passwordHash,
                                true,
                                user.roles(),
                                user.permissions(),
                                user.createdAt()));
                verified.add(token.get().userId());
                return Accepted.DONE;
            }
        }

        @Override
        public Optional<String> resetPassword(String hash, String passwordHash, Instant now) {
            synchronized (InMemoryStores.this) {
                return find(hash, OneTimeToken.Purpose.RESET_PASSWORD, now)
                        .filter(token -> oneTimeTokens.remove(hash, token))
                        .filter(token -> users.containsKey(token.userId()))
                        .map(token -> {
                            users.computeIfPresent(
                                    token.userId(),
                                    (id, user) -> with(user, passwordHash, user.enabled(), user.roles()));
                            withdrawn(token.userId());
                            if (isStillTheAddress(token)) {
                                verified.add(token.userId());
                            }
                            return token.userId();
                        });
            }
        }
    }

    private final class Users implements UserStore {

        @Override
        public Optional<UserRecord> findByUsername(String username) {
            return find(user -> IdentityKey.ofName(user.username()).equals(IdentityKey.ofName(username)));
        }

        @Override
        public Optional<CredentialRecord> findCredential(String username) {
            return findByUsername(username)
                    .map(user -> new CredentialRecord(user.id(), user.passwordHash(), user.enabled()));
        }

        @Override
        public Optional<UserRecord> findById(String id) {
            return find(user -> user.id().equals(id));
        }

        @Override
        public Optional<TokenSubject> findForToken(String id) {
            Optional<TokenSubject> subject;
            synchronized (InMemoryStores.this) {
                subject = read(row -> row.id().equals(id)).map(user -> new TokenSubject(user, issuedBefore(id)));
            }
            if (!isTogether()) {
                afterEachReading.run();
            }
            return subject;
        }

        private Optional<UserRecord> find(java.util.function.Predicate<UserRecord> wanted) {
            Optional<UserRecord> user = read(wanted);
            afterEachReading.run();
            return user;
        }

        private Optional<UserRecord> read(java.util.function.Predicate<UserRecord> wanted) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return users.values().stream().filter(wanted).findFirst().map(InMemoryStores.this::complete);
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
                if (isNameTaken(user) || isEmailTaken(user)) {
                    return false;
                }
                add(user);
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
        public Optional<LockedSession> lock(String id) {
            synchronized (InMemoryStores.this) {
                return find(id).map(session ->
                        new LockedSession(session, users().findForToken(session.userId()), clock.instant()));
            }
        }

        @Override
        public Optional<LockedUser> lockUser(String userId, Instant now) {
            synchronized (InMemoryStores.this) {
                long open = findOpen(userId, now, 0, Integer.MAX_VALUE).total();
                return users().findForToken(userId).map(subject -> new LockedUser(subject, open));
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
                                null,
                                row.userAgent(),
                                row.address()));
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
                                at,
                                row.userAgent(),
                                row.address()));
                ended.put(id, reason);
                revocations().record(new RevocationRecord.OfSession(id, tokensUntil));
                return true;
            }
        }

        @Override
        public List<String> endOldestOf(String userId, int kept, EndReason reason, Instant at, Instant tokensUntil) {
            synchronized (InMemoryStores.this) {
                return findOpen(userId, at, 0, Integer.MAX_VALUE).rows().stream()
                        .skip(kept)
                        .map(row -> row.session().id())
                        .filter(id -> end(id, reason, at, tokensUntil))
                        .toList();
            }
        }

        @Override
        public Page<SessionStore.OpenSession> findOpen(String userId, Instant now, int page, int size) {
            synchronized (InMemoryStores.this) {
                demandUp();
                List<SessionStore.OpenSession> all = sessions.values().stream()
                        .filter(row -> userId == null || row.userId().equals(userId))
                        .filter(row -> row.revokedAt() == null)
                        .filter(row -> now.isBefore(row.idleExpiresAt()) && now.isBefore(row.expiresAt()))
                        .sorted(Comparator.comparing(SessionRecord::createdAt)
                                .reversed()
                                .thenComparing(SessionRecord::id))
                        .map(row -> new SessionStore.OpenSession(row, nameOf(row.userId())))
                        .toList();
                return new Page<>(
                        all.stream().skip((long) page * size).limit(size).toList(), all.size());
            }
        }

        private String nameOf(String userId) {
            UserRecord user = users.get(userId);
            return user == null ? null : user.username();
        }

        @Override
        public List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil) {
            return endOthersOf(userId, "", reason, at, tokensUntil);
        }

        @Override
        public List<String> endOthersOf(
                String userId, String keptId, EndReason reason, Instant at, Instant tokensUntil) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return sessions.values().stream()
                        .filter(row -> row.userId().equals(userId) && !row.id().equals(keptId))
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

        @Override
        public boolean addAfter(String last, SigningKeyRecord key) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return !keys.isEmpty() && keys.get(keys.size() - 1).kid().equals(last) && keys.add(key);
            }
        }

        @Override
        public boolean revoke(String kid, Instant at, String erased, SigningKeyRecord successor) {
            synchronized (InMemoryStores.this) {
                boolean revoked = replace(
                        key -> key.kid().equals(kid) && key.revokedAt() == null, key -> changed(key, erased, at));
                if (revoked && successor != null) {
                    keys.add(successor);
                }
                return revoked;
            }
        }

        @Override
        public boolean replacePrivateKey(String kid, String expected, String replacement) {
            return replace(
                    key -> key.kid().equals(kid) && key.privateKey().equals(expected),
                    key -> changed(key, replacement, key.revokedAt()));
        }

        @Override
        public boolean remove(String kid) {
            synchronized (InMemoryStores.this) {
                demandUp();
                return keys.removeIf(key -> key.kid().equals(kid));
            }
        }

        private boolean replace(
                java.util.function.Predicate<SigningKeyRecord> wanted,
                java.util.function.UnaryOperator<SigningKeyRecord> change) {
            synchronized (InMemoryStores.this) {
                demandUp();
                boolean found = keys.stream().anyMatch(wanted);
                keys.replaceAll(key -> wanted.test(key) ? change.apply(key) : key);
                return found;
            }
        }

        private static SigningKeyRecord changed(SigningKeyRecord key, String privateKey, Instant revokedAt) {
            return new SigningKeyRecord(
                    key.kid(),
                    key.algorithm(),
                    key.publicKey(),
                    privateKey,
                    key.createdAt(),
                    key.signsFrom(),
                    revokedAt);
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
        public Instant now() {
            synchronized (InMemoryStores.this) {
                demandUp();
                return clock.instant();
            }
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window, RevocationPart part) {
            Comparator<RevocationRecord> order =
                    Comparator.comparing(RevocationPart::kindOf).thenComparing(RevocationPart::targetOf);
            String after = part.afterKind() + " " + part.afterTarget();
            return recordedWithin(window).stream()
                    .filter(entry -> entry.until().isAfter(part.validAfter()))
                    .sorted(order)
                    .filter(entry ->
                            (RevocationPart.kindOf(entry) + " " + RevocationPart.targetOf(entry)).compareTo(after) > 0)
                    .limit(part.most())
                    .toList();
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

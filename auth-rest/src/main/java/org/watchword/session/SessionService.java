package org.watchword.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.session.AccessTokenIssuer.AccessToken;
import org.watchword.session.AccessTokenIssuer.Preparation;
import org.watchword.signing.RandomSource;
import org.watchword.store.LockedSession;
import org.watchword.store.LockedUser;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.Stores;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.text.Base64Url;

/**
 * Opens sessions, each in one transaction. Every method throws {@code StoreUnavailableException} when the store does
 * not answer.
 */
public final class SessionService {

    private static final int FAMILY_KEY_BYTES = 32;

    /** One to lose the race, one to see who won, and one to spare. */
    private static final int ATTEMPTS = 3;

    private final Stores stores;
    private final SessionEnding ending;
    private final AccessTokenIssuer issuer;
    private final SessionPolicy policy;
    private final SessionEvents events;
    private final Clock clock;
    private final RandomSource random = RandomSource.secure();

    public SessionService(
            Stores stores,
            SessionEnding ending,
            AccessTokenIssuer issuer,
            SessionPolicy policy,
            SessionEvents events,
            Clock clock) {
        this.stores = stores;
        this.ending = ending;
        this.issuer = issuer;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a session for a user whose identity has been proved, with the rights that the user has now.
     *
     * @param stillProved asked while the user's row is locked, so that a change of it either is seen here or sees the
     *     session
     * @param origin who asks; address and user agent are kept with the session
     * @return empty where the user has been disabled or removed meanwhile, or is not proved any more
     * @throws AccessTokenTooLongException if the user has more roles and permissions than fit into a token
     */
    public Optional<SessionTokens> open(String userId, Predicate<UserRecord> stillProved, Origin origin) {
        Instant now = clock.instant();
        Preparation preparation = issuer.prepare(() -> stores.users().findById(userId));
        Supplier<Optional<SessionTokens>> afterwards = stores.together("open a session", one -> {
            // After the time was taken: what is taken from the user later refuses the token.
            Optional<LockedUser> locked = one.sessions()
                    .lockUser(userId, now)
                    .filter(found -> isProved(found.subject().user(), stillProved));
            return locked.isEmpty() ? Optional::empty : open(one, locked.get(), now, origin, preparation);
        });
        return afterwards.get();
    }

    private static boolean isProved(UserRecord user, Predicate<UserRecord> stillProved) {
        return user.enabled() && stillProved.test(user);
    }

    private Supplier<Optional<SessionTokens>> open(
            Stores one, LockedUser locked, Instant now, Origin origin, Preparation preparation) {
        TokenSubject subject = locked.subject();
        String familyKey = Base64Url.encode(random.bytes(FAMILY_KEY_BYTES));
        String id = UUID.randomUUID().toString();
        RefreshToken token = RefreshToken.first(id, familyKey, random);
        // Whole seconds, because an access token's exp is: it must not outlive the session, nor end when it begins.
        Instant expiresAt = now.plus(policy.maxLifetime()).truncatedTo(ChronoUnit.SECONDS);
        if (!expiresAt.isAfter(now)) {
            expiresAt = expiresAt.plusSeconds(1);
        }
        SessionRecord session = new SessionRecord(
                id,
                subject.user().id(),
                0,
                token.hash(),
                null,
                null,
                familyKey,
                now,
                now,
                now.plus(policy.idleTimeout()),
                expiresAt,
                null,
                origin.userAgent(),
                origin.address());
        AccessToken accessToken;
        try {
            // Signed before anything is stored: a session that nobody has the tokens of would lie about.
            accessToken = issuer.issue(subject, id, expiresAt, now, preparation);
        } catch (AccessTokenTooLongException e) {
            return () -> {
                throw e;
            };
        }
        SessionEnding.Ended displaced = makeRoom(one, session.userId(), locked.openSessions());
        one.sessions().open(session);
        AuditEvent login = new AuditEvent(AuditEvent.Kind.LOGIN, now, session.userId(), id, origin, "");
        events.keep(one, login);
        return () -> {
            ending.apply(displaced);
            displaced
                    .sessions()
                    .forEach(ended -> events.tell(new AuditEvent(
                            AuditEvent.Kind.SESSION_DISPLACED, now, session.userId(), ended, origin, "")));
            events.tell(login);
            return Optional.of(accessToken.with(token, session.idleExpiresAt(), session, now));
        };
    }

    /** Before the new one is there: of logins at once none ends the other's. */
    private SessionEnding.Ended makeRoom(Stores one, String userId, long open) {
        return policy.maxPerUser() > 0 && open >= policy.maxPerUser()
                ? ending.endOldest(one, userId, policy.maxPerUser() - 1)
                : new SessionEnding.Ended(List.of(), Instant.EPOCH);
    }

    /**
     * Gives a session new tokens. The refresh token that it had is replaced, without a grace window: used again, it
     * counts as a replay.
     *
     * @return empty where the session has ended, its user has been disabled or removed, or has more rights than fit
     *     into a token
     */
    public Optional<SessionTokens> renew(String sessionId) {
        Instant now = clock.instant();
        Preparation preparation = issuer.prepare(() ->
                stores.sessions().lock(sessionId).flatMap(LockedSession::user).map(TokenSubject::user));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Renewal renewal = stores.together("renew a session", one -> renew(one, sessionId, now, preparation));
            if (!renewal.isOvertaken()) {
                return renewal.tokens();
            }
        }
        throw new StoreUnavailableException(
                "A session could not be renewed, though it goes on", new IllegalStateException());
    }

    private Renewal renew(Stores one, String sessionId, Instant now, Preparation preparation) {
        LockedSession locked = one.sessions()
                .lock(sessionId)
                .filter(found -> found.session().revokedAt() == null)
                .filter(found -> now.isBefore(found.session().expiresAt())
                        && now.isBefore(found.session().idleExpiresAt()))
                .orElse(null);
        TokenSubject subject = locked == null
                ? null
                : locked.user().filter(found -> found.user().enabled()).orElse(null);
        if (locked == null || subject == null) {
            return new Renewal(Optional.empty(), false);
        }
        SessionRecord session = locked.session();
        AccessToken accessToken;
        try {
            accessToken = issuer.issue(subject, sessionId, session.expiresAt(), now, preparation);
        } catch (AccessTokenTooLongException e) {
            // As a refresh would, which is refused for it until the user has fewer rights.
            return new Renewal(Optional.empty(), false);
        }
        RefreshToken token = RefreshToken.unrelated(session, random);
        Instant idleExpiresAt = now.plus(policy.idleTimeout());
        Rotation rotation = new Rotation(token.hash(), RotationNonce.NONE, locked.readAt(), idleExpiresAt);
        boolean moved = one.sessions().rotate(sessionId, session.generation(), rotation);
        return new Renewal(Optional.of(accessToken.with(token, idleExpiresAt, session, now)), !moved);
    }

    /** Tokens of a session that goes on, unless another was faster to move it. */
    private record Renewal(Optional<SessionTokens> tokens, boolean isOvertaken) {}
}

package org.watchword.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.signing.RandomSource;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.EndReason;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.text.Base64Url;

/**
 * Opens sessions and refreshes them: one row each, moved on by one conditional update per refresh (RFC 9700 §4.14.2).
 * Every method throws {@code StoreUnavailableException} when the store does not answer.
 */
public final class SessionService {

    private static final int FAMILY_KEY_BYTES = 32;

    /** In the place of a nonce: the token in force does not follow from its predecessor. */
    private static final String NO_NONCE = "";

    /** One to lose the race, one to see who won, and one to spare. */
    private static final int ATTEMPTS = 3;

    private final SessionStore sessions;
    private final UserStore users;
    private final SessionEnding ending;
    private final AccessTokenIssuer issuer;
    private final SessionPolicy policy;
    private final AuditSink audit;
    private final Clock clock;
    private final RandomSource random = RandomSource.secure();

    public SessionService(
            SessionStore sessions,
            UserStore users,
            SessionEnding ending,
            AccessTokenIssuer issuer,
            SessionPolicy policy,
            AuditSink audit,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.ending = ending;
        this.issuer = issuer;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new session for a user whose identity has been proved, with the rights that the user has now.
     *
     * @param origin who asks; address and user agent are kept with the session
     * @return empty where the user has been disabled or removed meanwhile
     * @throws AccessTokenTooLongException if the user has more roles and permissions than fit into a token
     */
    public Optional<SessionTokens> open(UserRecord user, Origin origin) {
        Instant now = clock.instant();
        // After the time was taken: whatever is taken from the user later refuses the token.
        TokenSubject subject = users.findForToken(user.id())
                .filter(found -> found.user().enabled())
                .orElse(null);
        if (subject == null) {
            return Optional.empty();
        }
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
                user.id(),
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
        // Signed before anything is stored: a session that nobody has the tokens of would lie about.
        AccessTokenIssuer.AccessToken accessToken = issuer.issue(subject, id, expiresAt, now);
        makeRoom(user.id(), now, origin);
        sessions.open(session);
        audit(AuditEvent.Kind.LOGIN, now, user.id(), id, origin, "");
        return Optional.of(tokens(accessToken, token, session.idleExpiresAt(), session, now));
    }

    /** Before the new one is there: of logins at once none ends the other's. */
    private void makeRoom(String userId, Instant now, Origin origin) {
        if (policy.maxPerUser() > 0) {
            ending.endOldest(userId, policy.maxPerUser() - 1)
                    .forEach(id -> audit(AuditEvent.Kind.SESSION_DISPLACED, now, userId, id, origin, ""));
        }
    }

    /**
     * Moves a session on.
     *
     * <p>The token in force gets a successor. Its immediate predecessor gets the same successor again while {@code now
     * <= rotatedAt + grace}: the window is fixed by the rotation and does not slide, and being in it does not move the
     * idle expiry. {@code now} is when the request came, so that one which the database kept waiting is not taken for a
     * replay. Any other token that this session once issued is a replay and ends it. Expiry is exclusive: at the moment
     * of it, it is over.
     *
     * @param text as the client sent it
     */
    public RefreshResult refresh(String text, Origin origin) {
        Instant now = clock.instant();
        Optional<RefreshToken> parsed = RefreshToken.parse(text);
        if (parsed.isEmpty()) {
            return rejected(RefreshResult.Reason.INVALID, null, now, origin);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RefreshResult result = attempt(parsed.get(), now, attempt > 0, origin);
            if (result != null) {
                return result;
            }
        }
        throw new StoreUnavailableException(
                "A session could not be moved on, though it seems not to have moved", new IllegalStateException());
    }

    /**
     * @param lostRace an attempt before found the token in force, and another was faster to move the row on
     * @return null where another was faster now
     */
    private @Nullable RefreshResult attempt(RefreshToken token, Instant now, boolean lostRace, Origin origin) {
        SessionRecord session = sessions.find(token.sessionId()).orElse(null);
        if (session == null || !token.isOfFamily(session) || token.generation() > session.generation()) {
            return rejected(RefreshResult.Reason.INVALID, null, now, origin);
        }
        if (session.revokedAt() != null) {
            return rejected(RefreshResult.Reason.ENDED, session, now, origin);
        }
        if (!now.isBefore(session.expiresAt()) || !now.isBefore(session.idleExpiresAt())) {
            return rejected(RefreshResult.Reason.EXPIRED, session, now, origin);
        }
        boolean current = token.isCurrent(session);
        boolean inGrace = token.isPrevious(session)
                && !NO_NONCE.equals(session.nonce())
                && !now.isAfter(session.rotatedAt().plus(policy.grace()));
        if (!current && !inGrace) {
            // Who held the token in force when the request came has not replayed anything.
            return lostRace
                    ? rejected(RefreshResult.Reason.OVERTAKEN, session, now, origin)
                    : replayed(session, origin);
        }
        // After the time was taken: whatever is taken from the user later refuses the token.
        Optional<TokenSubject> subject = users.findForToken(session.userId())
                .filter(found -> found.user().enabled());
        if (subject.isEmpty()) {
            return userDisabled(session, now, origin);
        }
        // Signed before the row moves: without a key nothing has happened, and the client can try again.
        AccessTokenIssuer.AccessToken accessToken;
        try {
            accessToken = issuer.issue(subject.get(), session.id(), session.expiresAt(), now);
        } catch (AccessTokenTooLongException e) {
            return rejected(RefreshResult.Reason.TOO_LONG, session, now, origin);
        }
        return inGrace
                ? again(token, session, accessToken, now, origin)
                : rotate(token, session, accessToken, now, origin);
    }

    /**
     * Gives a session new tokens. The refresh token that it had is replaced, without a grace window: used again, it
     * counts as a replay.
     *
     * @return empty where the session has ended, its user has been disabled or removed, or has more rights than fit
     *     into a token
     */
    public Optional<SessionTokens> renew(String sessionId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            SessionRecord session = sessions.find(sessionId)
                    .filter(found -> found.revokedAt() == null)
                    .filter(found -> now.isBefore(found.expiresAt()) && now.isBefore(found.idleExpiresAt()))
                    .orElse(null);
            TokenSubject subject = session == null
                    ? null
                    : users.findForToken(session.userId())
                            .filter(found -> found.user().enabled())
                            .orElse(null);
            if (session == null || subject == null) {
                return Optional.empty();
            }
            AccessTokenIssuer.AccessToken accessToken;
            try {
                accessToken = issuer.issue(subject, sessionId, session.expiresAt(), now);
            } catch (AccessTokenTooLongException e) {
                // As a refresh would, which is refused for it until the user has fewer rights.
                return Optional.empty();
            }
            RefreshToken token = RefreshToken.unrelated(session, random);
            Instant idleExpiresAt = now.plus(policy.idleTimeout());
            Rotation rotation = new Rotation(token.hash(), NO_NONCE, now, idleExpiresAt);
            if (sessions.rotate(sessionId, session.generation(), rotation)) {
                return Optional.of(tokens(accessToken, token, idleExpiresAt, session, now));
            }
        }
        throw new StoreUnavailableException(
                "A session could not be renewed, though it goes on", new IllegalStateException());
    }

    private @Nullable RefreshResult rotate(
            RefreshToken token,
            SessionRecord session,
            AccessTokenIssuer.AccessToken accessToken,
            Instant now,
            Origin origin) {
        String nonce = RotationNonce.from(origin, session.familyKey(), random);
        RefreshToken successor = token.successor(nonce, session.familyKey());
        // Read anew: the window begins when the successor exists, not when a slow request came.
        Instant rotatedAt = clock.instant();
        Instant idleExpiresAt = rotatedAt.plus(policy.idleTimeout());
        Rotation rotation = new Rotation(successor.hash(), nonce, rotatedAt, idleExpiresAt);
        if (!sessions.rotate(session.id(), session.generation(), rotation)) {
            return null;
        }
        audit(AuditEvent.Kind.REFRESH, now, session.userId(), session.id(), origin, "");
        return new RefreshResult.Refreshed(tokens(accessToken, successor, idleExpiresAt, session, now));
    }

    private RefreshResult again(
            RefreshToken token,
            SessionRecord session,
            AccessTokenIssuer.AccessToken accessToken,
            Instant now,
            Origin origin) {
        String nonce = session.nonce();
        if (nonce == null || !token.successor(nonce, session.familyKey()).isCurrent(session)) {
            throw new IllegalStateException("session " + session.id() + " does not follow from its predecessor");
        }
        RefreshToken successor = token.successor(nonce, session.familyKey());
        // A thief who is quick gets the successor as the owner does, and neither of them would notice.
        boolean sameClient = RotationNonce.isFrom(origin, nonce, session.familyKey());
        audit(
                sameClient ? AuditEvent.Kind.REFRESH : AuditEvent.Kind.REFRESH_ELSEWHERE,
                now,
                session.userId(),
                session.id(),
                origin,
                "again within the grace window");
        return new RefreshResult.Refreshed(tokens(accessToken, successor, session.idleExpiresAt(), session, now));
    }

    private RefreshResult replayed(SessionRecord session, Origin origin) {
        if (ending.end(session.id(), EndReason.REPLAY)) {
            audit(AuditEvent.Kind.REFRESH_REPLAYED, clock.instant(), session.userId(), session.id(), origin, "");
        }
        return new RefreshResult.Rejected(RefreshResult.Reason.REPLAYED);
    }

    private RefreshResult userDisabled(SessionRecord session, Instant now, Origin origin) {
        ending.endAll(session.userId(), EndReason.USER_DISABLED);
        ending.refuseTokensOf(session.userId());
        // Found, not done, by whoever sent the token: nobody is the actor.
        audit.record(new AuditEvent(
                AuditEvent.Kind.USER_DISABLED,
                AuditEvent.Outcome.SUCCESS,
                now,
                session.userId(),
                null,
                session.id(),
                origin,
                "found at a refresh"));
        return new RefreshResult.Rejected(RefreshResult.Reason.ENDED);
    }

    private RefreshResult rejected(
            RefreshResult.Reason reason, @Nullable SessionRecord session, Instant now, Origin origin) {
        audit(
                AuditEvent.Kind.REFRESH_FAILED,
                now,
                session == null ? null : session.userId(),
                session == null ? null : session.id(),
                origin,
                reason.code());
        return new RefreshResult.Rejected(reason);
    }

    private SessionTokens tokens(
            AccessTokenIssuer.AccessToken accessToken,
            RefreshToken refreshToken,
            Instant idleExpiresAt,
            SessionRecord session,
            Instant now) {
        Instant end = idleExpiresAt.isBefore(session.expiresAt()) ? idleExpiresAt : session.expiresAt();
        long refreshExpiresIn = Math.max(0, Duration.between(now, end).toSeconds());
        return new SessionTokens(accessToken.text(), refreshToken.text(), accessToken.expiresIn(), refreshExpiresIn);
    }

    private void audit(
            AuditEvent.Kind kind,
            Instant at,
            @Nullable String userId,
            @Nullable String sessionId,
            Origin origin,
            String detail) {
        audit.record(new AuditEvent(kind, at, userId, sessionId, origin, detail));
    }
}

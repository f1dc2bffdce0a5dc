package org.watchword.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.session.AccessTokenIssuer.AccessToken;
import org.watchword.session.AccessTokenIssuer.Preparation;
import org.watchword.signing.RandomSource;
import org.watchword.store.EndReason;
import org.watchword.store.LockedSession;
import org.watchword.store.Rotation;
import org.watchword.store.SessionRecord;
import org.watchword.store.Stores;
import org.watchword.store.TokenSubject;

/**
 * Refreshes sessions: one row each, moved on by one conditional update per refresh (RFC 9700 §4.14.2). A refresh is one
 * transaction: it reads the session, its user and the user's rights, signs, moves the row on, and keeps what is kept of
 * it.
 */
public final class RefreshService {

    /** One to lose the race, one to see who won, and one to spare. */
    private static final int ATTEMPTS = 3;

    private final Stores stores;
    private final SessionEnding ending;
    private final AccessTokenIssuer issuer;
    private final SessionPolicy policy;
    private final SessionEvents events;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Availability availability;
    private final RandomSource random = RandomSource.secure();

    /** @param nanoTime as {@link System#nanoTime()} */
    public RefreshService(
            Stores stores,
            SessionEnding ending,
            AccessTokenIssuer issuer,
            SessionPolicy policy,
            SessionEvents events,
            Clock clock,
            LongSupplier nanoTime) {
        this.stores = stores;
        this.ending = ending;
        this.issuer = issuer;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.availability = new Availability(stores.downtime(), nanoTime);
    }

    /**
     * Moves a session on.
     *
     * <p>The token in force gets a successor. Its immediate predecessor gets the same successor again while
     * {@code arrival <= rotatedAt + grace}: the window is fixed by the rotation and does not slide, and being in it
     * does not move the idle expiry. Both are times of the store's clock, and the arrival is that of the request, so
     * that one which the store kept waiting is not taken for a replay. Any other token that this session once issued is
     * a replay and ends it. Expiry is exclusive: at the moment of it, it is over.
     *
     * @param text as the client sent it
     * @throws StoreUnavailableException if the store does not answer, or no key that signs can be had
     */
    public RefreshResult refresh(String text, Origin origin) {
        Instant now = clock.instant();
        RefreshToken token = RefreshToken.parse(text).orElse(null);
        if (token == null) {
            return rejected(RefreshResult.Reason.INVALID, null, now, origin);
        }
        try {
            return refresh(new Request(token, now, nanoTime.getAsLong(), origin, Duration.ZERO));
        } catch (StoreUnavailableException e) {
            availability.interrupted();
            throw e;
        }
    }

    private RefreshResult refresh(Request request) {
        // Before the transaction: the host's parts may begin one of their own.
        Preparation preparation = issuer.prepare(() -> stores.sessions()
                .lock(request.token().sessionId())
                .filter(found -> refusal(request, found.session(), read(found)) == null)
                .flatMap(LockedSession::user)
                .map(TokenSubject::user));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Supplier<@Nullable RefreshResult> afterwards =
                    stores.together("refresh a session", one -> refresh(one, request, preparation));
            RefreshResult result = afterwards.get();
            if (result != null) {
                return result;
            }
        }
        throw new StoreUnavailableException(
                "A session could not be moved on, though it seems not to have moved", new IllegalStateException());
    }

    /** @return what is to be done when the transaction has been committed; gives null where another was faster */
    private Supplier<@Nullable RefreshResult> refresh(Stores one, Request request, Preparation preparation) {
        LockedSession locked = one.sessions().lock(request.token().sessionId()).orElse(null);
        if (locked == null) {
            return () -> refused(RefreshResult.Reason.INVALID, null, request);
        }
        SessionRecord session = locked.session();
        StoreTime time = read(locked);
        RefreshResult.Reason refusal = refusal(request, session, time);
        if (refusal == RefreshResult.Reason.REPLAYED) {
            return () -> replayed(request, session, time);
        }
        if (refusal != null) {
            return () -> refused(refusal, session, request);
        }
        TokenSubject user =
                locked.user().filter(found -> found.user().enabled()).orElse(null);
        if (user == null) {
            return () -> userDisabled(session, request);
        }
        // Signed before the row moves: without a token nothing has happened, and the client can try again.
        AccessToken accessToken;
        try {
            accessToken = issuer.issue(user, session.id(), session.expiresAt(), request.now(), preparation);
        } catch (AccessTokenTooLongException e) {
            return () -> refused(RefreshResult.Reason.TOO_LONG, session, request);
        }
        return request.token().isCurrent(session)
                ? rotate(one, request, session, time, accessToken)
                : again(one, request, session, accessToken);
    }

    /** Why the session does not go on with the token, or null. */
    private RefreshResult.@Nullable Reason refusal(Request request, SessionRecord session, StoreTime time) {
        RefreshToken token = request.token();
        Instant now = request.now();
        if (!token.isOfFamily(session) || token.generation() > session.generation()) {
            return RefreshResult.Reason.INVALID;
        }
        if (session.revokedAt() != null) {
            return RefreshResult.Reason.ENDED;
        }
        if (!now.isBefore(session.expiresAt()) || !now.isBefore(session.idleExpiresAt())) {
            return RefreshResult.Reason.EXPIRED;
        }
        Instant arrival = time.at(request.nanos());
        if (token.isCurrent(session) || isInGrace(request, session, arrival)) {
            return null;
        }
        // A request that waited while the session moved on has not replayed what was in force when it came.
        return session.rotatedAt().isAfter(arrival) ? RefreshResult.Reason.OVERTAKEN : RefreshResult.Reason.REPLAYED;
    }

    private boolean isInGrace(Request request, SessionRecord session, Instant arrival) {
        return isPredecessor(request, session)
                && !arrival.isAfter(session.rotatedAt().plus(policy.grace()).plus(request.downtime()));
    }

    private static boolean isPredecessor(Request request, SessionRecord session) {
        return request.token().isPrevious(session) && !RotationNonce.NONE.equals(session.nonce());
    }

    private Supplier<@Nullable RefreshResult> rotate(
            Stores one, Request request, SessionRecord session, StoreTime time, AccessToken accessToken) {
        String nonce = RotationNonce.from(request.origin(), session.familyKey(), random);
        RefreshToken successor = request.token().successor(nonce, session.familyKey());
        // Now: the window begins when the successor exists, not when a slow request came.
        Instant rotatedAt = time.at(nanoTime.getAsLong());
        Instant idleExpiresAt = clock.instant().plus(policy.idleTimeout());
        Rotation rotation = new Rotation(successor.hash(), nonce, rotatedAt, idleExpiresAt);
        if (!one.sessions().rotate(session.id(), session.generation(), rotation)) {
            return () -> null;
        }
        return refreshed(
                one,
                request.event(AuditEvent.Kind.REFRESH, session, ""),
                accessToken.with(successor, idleExpiresAt, session, request.now()));
    }

    private Supplier<@Nullable RefreshResult> again(
            Stores one, Request request, SessionRecord session, AccessToken accessToken) {
        String nonce = Objects.requireNonNull(session.nonce());
        RefreshToken successor = request.token().successor(nonce, session.familyKey());
        if (!successor.isCurrent(session)) {
            throw new IllegalStateException("session " + session.id() + " does not follow from its predecessor");
        }
        // A thief who is quick gets the successor as the owner does, and neither of them would notice.
        boolean sameClient = RotationNonce.isFrom(request.origin(), nonce, session.familyKey());
        AuditEvent.Kind kind = sameClient ? AuditEvent.Kind.REFRESH : AuditEvent.Kind.REFRESH_ELSEWHERE;
        return refreshed(
                one,
                request.event(kind, session, "again within the grace window"),
                accessToken.with(successor, session.idleExpiresAt(), session, request.now()));
    }

    private Supplier<@Nullable RefreshResult> refreshed(Stores one, AuditEvent event, SessionTokens tokens) {
        events.keep(one, event);
        return () -> {
            events.tell(event);
            return new RefreshResult.Refreshed(tokens);
        };
    }

    private RefreshResult refused(RefreshResult.Reason reason, @Nullable SessionRecord session, Request request) {
        // A token that was made up says nothing about the session that it names.
        boolean isOurs = reason != RefreshResult.Reason.INVALID;
        return rejected(reason, isOurs ? session : null, request.now(), request.origin());
    }

    /** Of the time since the rotation only that counts in which the client could have asked. */
    private RefreshResult replayed(Request request, SessionRecord session, StoreTime time) {
        if (isPredecessor(request, session) && request.downtime().isZero()) {
            Instant arrival = time.at(request.nanos());
            Request extended = request.with(availability.downtimeBetween(session.rotatedAt(), arrival));
            if (isInGrace(extended, session, arrival)) {
                return refresh(extended);
            }
        }
        return replayed(session, request.origin());
    }

    private RefreshResult replayed(SessionRecord session, Origin origin) {
        if (ending.end(session.id(), EndReason.REPLAY)) {
            events.tell(new AuditEvent(
                    AuditEvent.Kind.REFRESH_REPLAYED, clock.instant(), session.userId(), session.id(), origin, ""));
        }
        return new RefreshResult.Rejected(RefreshResult.Reason.REPLAYED);
    }

    private RefreshResult userDisabled(SessionRecord session, Request request) {
        ending.endAll(session.userId(), EndReason.USER_DISABLED);
        ending.refuseTokensOf(session.userId());
        // Found, not done, by the client that sent the token: nobody is the actor.
        events.tell(new AuditEvent(
                AuditEvent.Kind.USER_DISABLED,
                AuditEvent.Outcome.SUCCESS,
                request.now(),
                session.userId(),
                null,
                session.id(),
                request.origin(),
                "found at a refresh"));
        return new RefreshResult.Rejected(RefreshResult.Reason.ENDED);
    }

    private RefreshResult rejected(
            RefreshResult.Reason reason, @Nullable SessionRecord session, Instant now, Origin origin) {
        events.tell(new AuditEvent(
                AuditEvent.Kind.REFRESH_FAILED,
                now,
                session == null ? null : session.userId(),
                session == null ? null : session.id(),
                origin,
                reason.code()));
        return new RefreshResult.Rejected(reason);
    }

    /** To be called as soon as the session has been read. */
    private StoreTime read(LockedSession locked) {
        return new StoreTime(locked.readAt(), nanoTime.getAsLong());
    }

    /** Returns what counts the time in which this service answers; to be told after each request. */
    public Availability availability() {
        return availability;
    }

    /**
     * A token that came, and from where.
     *
     * @param now when, by the clock of this node
     * @param nanos when, by its nanoseconds
     * @param downtime how long nobody could be asked since the session was rotated; zero until that matters
     */
    private record Request(RefreshToken token, Instant now, long nanos, Origin origin, Duration downtime) {

        Request with(Duration downtimeFound) {
            return new Request(token, now, nanos, origin, downtimeFound);
        }

        AuditEvent event(AuditEvent.Kind kind, SessionRecord session, String detail) {
            return new AuditEvent(kind, now, session.userId(), session.id(), origin, detail);
        }
    }
}

package org.watchword.token;

/**
 * Port: is a genuine token no longer wanted? Asked for every use of every token, cached or not, on request threads, by
 * many at once: an implementation answers from memory and is thread-safe. The tokens of further issuers are among them,
 * see {@link VerifiedToken#isOfMainIssuer}: their subjects and sessions are not ours.
 */
@FunctionalInterface
public interface Revocations {

    /** The answer; never null, never an exception. */
    Revocation check(VerifiedToken token);

    /**
     * A request with a token begins, and nothing of the application has begun with it, no transaction for one: now is
     * the time for what cannot be had from memory. Returns within about a second, without an exception.
     */
    default void prepare() {}

    /** For services that only verify: nothing is ever revoked before its expiry. */
    static Revocations none() {
        return token -> Revocation.NOT_REVOKED;
    }

    /** Revocation status of a token, from what is known about its session and user. */
    enum Revocation {
        /** Nothing speaks against the token. */
        NOT_REVOKED,
        /** Its session was ended, or its user disabled or changed, after it was issued. */
        REVOKED,
        /** The known state is too old to tell; see {@code watchword.revocation.max-staleness}. */
        UNAVAILABLE
    }
}

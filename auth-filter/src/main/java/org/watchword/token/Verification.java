package org.watchword.token;

/** Result of verifying a token. "The token is bad" is another type than "we could not check". */
public sealed interface Verification {

    /**
     * The token is genuine, in time, for us, and its session is not revoked.
     *
     * @param token the only form in which the content of a token leaves this package
     */
    record Verified(VerifiedToken token) implements Verification {}

    /** The token is not accepted: a 401 where a caller is needed. */
    record Rejected(RejectionReason reason) implements Verification {}

    /** The check could not be made, so the token may be good or bad: a 503 where a caller is needed. */
    record Unavailable(String cause) implements Verification {}
}

package org.watchword.token;

/**
 * Why a token is not accepted. The code goes to clients as {@code reason}; the message is the sentence for people.
 * Neither ever carries a part of the token. Messages are printable ASCII without quote and backslash (RFC 6750 §3).
 */
public enum RejectionReason {
    /** Longer than {@code watchword.token.max-length}; nothing of it was parsed. */
    TOO_LONG("token_too_long", "Token too long"),
    /** Not three parts of canonical base64url, not strict JSON, or a claim of the wrong type. */
    MALFORMED("token_malformed", "Token malformed"),
    /** {@code alg} is missing, {@code none}, or not one that is allowed. */
    ALGORITHM("token_algorithm_not_allowed", "Token algorithm not allowed"),
    /** {@code crit} or {@code b64} in the header. */
    HEADER("token_header_not_allowed", "Token header not allowed"),
    /** {@code typ} says that this is another kind of token. */
    TYPE("token_type_not_allowed", "Token type not allowed"),
    /** No key of ours has this {@code kid} and algorithm. */
    UNKNOWN_KEY("token_key_unknown", "Token key unknown"),
    /** The signature is not right. */
    SIGNATURE("token_signature_invalid", "Token signature invalid"),
    /** Past {@code exp}, or older than is allowed, by more than the clock skew. */
    EXPIRED("token_expired", "Token expired"),
    /** Before {@code nbf}, or {@code iat} lies in the future, by more than the clock skew. */
    NOT_YET_VALID("token_not_yet_valid", "Token not yet valid"),
    /** A claim that must be there is not: {@code exp}, {@code iat}, {@code sub} or what stands for it. */
    CLAIM_MISSING("token_claim_missing", "Token claim missing"),
    /** {@code iss} is not one that is trusted. */
    ISSUER("token_issuer_not_trusted", "Token issuer not trusted"),
    /** {@code aud} does not name this application. */
    AUDIENCE("token_audience_mismatch", "Token audience mismatch"),
    /** A claim has not one of the values that {@code watchword.claims.required} asks for. */
    CLAIM_VALUE("token_claim_not_accepted", "Token claim not accepted"),
    /** The session was ended, or the user was disabled or changed, after the token was issued. */
    REVOKED("token_revoked", "Token revoked");

    private final String code;
    private final String message;

    RejectionReason(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** The machine-readable reason, such as {@code token_expired}. */
    public String code() {
        return code;
    }

    /** The sentence for people, such as {@code Token expired}. */
    public String message() {
        return message;
    }
}

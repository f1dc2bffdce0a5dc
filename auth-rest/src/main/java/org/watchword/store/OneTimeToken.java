package org.watchword.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A token that was sent by mail and is good once, as stored.
 *
 * @param hash of what was sent; the token itself is nowhere
 * @param purpose what it is good for, and for nothing else
 * @param email the address that it was sent to
 * @param createdAt when it was sent
 * @param expiresAt refused from then on
 */
public record OneTimeToken(
        String hash, Purpose purpose, String userId, String email, Instant createdAt, Instant expiresAt) {

    /** Purpose of a token. */
    public enum Purpose {
        /** Shows that its owner reads mail that is sent to the address. */
        VERIFY_EMAIL,
        /** Sets a new password. */
        RESET_PASSWORD,
        /** Gives its user the address that it was sent to. */
        CHANGE_EMAIL,
        /** Takes an account that an administrator has made for whoever reads mail that is sent to the address. */
        INVITATION
    }

    /** Nothing is missing. */
    public OneTimeToken {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(email, "email");
    }

    /** The same for another user. */
    public OneTimeToken of(String otherUserId) {
        return new OneTimeToken(hash, purpose, otherUserId, email, createdAt, expiresAt);
    }

    @Override
    public String toString() {
        return "OneTimeToken[" + purpose + " of " + userId + "]";
    }
}

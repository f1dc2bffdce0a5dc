package org.watchword.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: what registration and recovery need of users. */
public interface AccountStore {

    /** Result of a registration. */
    enum Registered {
        /** The user is there now. */
        CREATED,
        /** Another user has the name; nothing was made. */
        NAME_TAKEN,
        /** The user is there now; another has the e-mail address, so that this one shows it and does not have it. */
        EMAIL_TAKEN
    }

    /** Result of accepting an invitation. */
    enum Accepted {
        /** The account is whoever's it is now. */
        DONE,
        /** Another user has the name; nothing was changed, and the token is still good. */
        NAME_TAKEN,
        /** The token is not good (any more); nothing was changed. */
        BAD_TOKEN
    }

    /**
     * Makes a user whose name nobody has, without regard to case. Where another has the address the user is made all
     * the same: whoever registers must not learn it by whether the account is there.
     */
    Registered register(NewUser user);

    /** The user who has this e-mail address, without regard to case, disabled ones included. */
    Optional<UserRecord> findByEmail(String email);

    /** The user with this id, if it is enabled and has, or only shows, an e-mail address that it has not verified. */
    Optional<UserRecord> findUnverified(String userId);

    /**
     * Withdraws the tokens under way to a user by mail, to set a password or to change the address: they are good no
     * longer.
     */
    void withdraw(String userId);

    /** Stores a token. Earlier ones of its user for the same purpose are good no longer. */
    void issue(OneTimeToken token);

    /** The token of this hash, if it is for this purpose and has not expired. It stays good. */
    Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose, Instant now);

    /**
     * Uses up a token: its user's e-mail address is verified now, if it still is the one that the token was sent to.
     *
     * @return the user's id; empty, and nothing changed, where the token is not good or the address is another one by
     *     now
     */
    Optional<String> verifyEmail(String hash, Instant now);

    /**
     * Uses up a token: its user has the address that it was sent to from now on, and that is verified. What was sent to
     * the address before is good no longer.
     *
     * @return the user as it was before; empty, and nothing changed, where the token is not good, the address has
     *     become another user's, or the user is disabled
     */
    Optional<UserRecord> changeEmail(String hash, Instant now);

    /**
     * Makes a disabled user for whoever will accept the invitation. Where the address has such a user already, that one
     * is invited again: it gets these roles, and the full name if there is one, and earlier invitations are good no
     * longer.
     *
     * @param user with a name that nobody registers with
     * @param token of the purpose {@code INVITATION}, for the user's address
     * @return the id of the invited user; empty, and nothing changed, where the address or the name is another user's
     */
    Optional<String> invite(NewUser user, OneTimeToken token);

    /**
     * Uses up an invitation: its user gets a name and a password, is enabled, and its address is verified. Of several
     * calls at once exactly one succeeds.
     *
     * @param username its name from now on
     * @param fullName or null to leave it as it is
     */
    Accepted accept(String hash, String username, @Nullable String fullName, String passwordHash, Instant now);

    /**
     * Uses up a token: its user gets a new password. Of several calls at once exactly one succeeds. The address is
     * verified by it too, and what else is under way to the user by mail, as {@link #withdraw} has it, is good no
     * longer.
     *
     * @return the user's id; empty, and nothing changed, where the token is not good
     */
    Optional<String> resetPassword(String hash, String passwordHash, Instant now);
}

package org.watchword.store;

import java.util.Optional;

/** Port: users. */
public interface UserStore {

    /** The user of this name, without regard to case (Unicode, {@code Locale.ROOT}), disabled ones included. */
    Optional<UserRecord> findByUsername(String username);

    /**
     * The credential of the user of this name, disabled ones included. One statement, whether there is such a user or
     * not: otherwise the time would tell.
     */
    Optional<CredentialRecord> findCredential(String username);

    /** The user with this id, disabled ones included. */
    Optional<UserRecord> findById(String id);

    /**
     * The user with this id as its next token tells it, disabled ones included. Waits for a change of its rights that
     * is under way, and lets none begin until it has read: a token whose {@code iat} was taken before this call is
     * refused by every change that the call did not see.
     */
    Optional<TokenSubject> findForToken(String id);

    /** True while there is no user at all. */
    boolean isEmpty();

    /**
     * Makes a user.
     *
     * @return false, and nothing made, where the name or the e-mail address is taken
     */
    boolean create(NewUser user);

    /**
     * Replaces the hash only if it still is {@code expected}, so that an upgrade at login never undoes a change of the
     * password.
     *
     * @return true if it was replaced
     */
    boolean replacePasswordHash(String id, String expected, String replacement);
}

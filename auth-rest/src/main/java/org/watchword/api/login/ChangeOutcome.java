package org.watchword.api.login;

/**
 * Result of a change to a user, a role or a permission.
 *
 * @since 1.0
 */
public enum ChangeOutcome {
    /** It was. */
    DONE,
    /** It was so already. */
    UNCHANGED,
    /** There is no such user. */
    NO_SUCH_USER,
    /** There is no such role. */
    NO_SUCH_ROLE,
    /** There is no such permission. */
    NO_SUCH_PERMISSION,
    /** The name is taken. */
    TAKEN,
    /** Nobody would be left who may administer; nothing was changed. */
    LAST_ADMINISTRATOR
}

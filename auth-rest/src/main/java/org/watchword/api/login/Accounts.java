package org.watchword.api.login;

import java.util.Optional;

/**
 * Creates, finds, changes and removes users. What is taken from a user is in force at once on this node, and on the
 * others within {@code watchword.revocation.poll}.
 *
 * <pre>{@code
 * NewAccount ada = NewAccount.withPassword("ada", password).email("ada@example.org").role("user");
 * if (accounts.create(ada) instanceof AccountCreation.Refused refused) {
 *     log.info(refused.reason() + " " + refused.brokenRules());
 * }
 * }</pre>
 *
 * @since 1.0
 */
public interface Accounts {

    /**
     * Creates a user, enabled. A password must keep the rules of {@code watchword.password.*}; a hash must be one that
     * a login can compare. Roles and permissions that do not exist yet are created with it. Leaves the audit event
     * {@code USER_CREATED}.
     *
     * @throws BusyException where too many passwords are being hashed; nothing was created
     */
    AccountCreation create(NewAccount account);

    /** Finds the user with this id, disabled ones included. */
    Optional<Account> find(String id);

    /** Finds the user with this name, without regard to case, disabled ones included. */
    Optional<Account> findByUsername(String username);

    /** Finds the user with this e-mail address, without regard to case, disabled ones included. */
    Optional<Account> findByEmail(String email);

    /**
     * Finds users whose name or e-mail address contains a text, in the order of their names. Where there are more than
     * 10,000 users and the database has no index of parts (docs/operations.md), it finds those that begin with it.
     *
     * @param query without regard to case; empty for all users
     * @param page from 0
     * @param size users of a page, 1 to 100
     */
    Page<Account> search(String query, int page, int size);

    /** Lets a user no longer log in, and ends its sessions. */
    ChangeOutcome disable(String id);

    /** Lets a user log in again. */
    ChangeOutcome enable(String id);

    /** Removes a user with its sessions. */
    ChangeOutcome delete(String id);

    /** Unlocks the account of a user that failed logins have locked. */
    ChangeOutcome unlock(String id);

    /** Grants a user a role, which its next token has. */
    ChangeOutcome grantRole(String id, String role);

    /** Revokes a role of a user; its sessions go on without it. */
    ChangeOutcome revokeRole(String id, String role);

    /** Grants a user a permission, which its next token has. */
    ChangeOutcome grantPermission(String id, String permission);

    /** Revokes a permission that a user holds directly; its sessions go on without it. */
    ChangeOutcome revokePermission(String id, String permission);
}

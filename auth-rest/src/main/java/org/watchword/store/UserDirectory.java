package org.watchword.store;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.watchword.api.login.Page;
import org.watchword.revocation.RevocationRecord;

/**
 * Port: users as administrators see and change them, and what users change of themselves.
 *
 * <p>What takes something away locks the user, asks for the {@link RevocationRecord.Cutoff}, and records it in the same
 * transaction. Each one that it records for a user is later than the ones before, by a second at least.
 *
 * <p>Of the enabled users with the role {@link #ADMINISTRATOR} the last one stays so, however many calls are made at
 * once.
 */
public interface UserDirectory {

    /** The role of those who may administer. */
    String ADMINISTRATOR = "admin";

    /** True while an enabled user has the role {@link #ADMINISTRATOR}. */
    boolean hasAdministrator();

    /**
     * Users with {@code query} in their name or e-mail address, without regard to case; all of them where it is empty.
     * Where there are more than 10,000 users and the database has no index of parts, those whose name or address begins
     * with it. The total of the page counts to 10,000.
     *
     * @param page from 0
     * @param size users of a page
     */
    FoundUsers search(String query, int page, int size);

    /**
     * Users that a search has found.
     *
     * @param byBeginning true where only the beginnings of names and addresses were looked at
     */
    record FoundUsers(Page<UserRecord> page, boolean byBeginning) {}

    /** The names of those of these users that there are, by id. */
    Map<String, String> usernames(Set<String> ids);

    /** Gives a user another full name; false where there is no such user. */
    boolean rename(String id, String fullName);

    /** Lets a user log in again. */
    Change enable(String id);

    /** Lets a user log in no more, and takes its invitation back where it has one. */
    Change disable(String id, Supplier<RevocationRecord.Cutoff> cutoff);

    /** Removes a user, with its sessions and one-time tokens. */
    Change delete(String id, Supplier<RevocationRecord.Cutoff> cutoff);

    /** Gives a user a role; its tokens have it after their next refresh. */
    Change grantRole(String id, String role);

    /** Takes a role from a user. */
    Change takeRole(String id, String role, Supplier<RevocationRecord.Cutoff> cutoff);

    /** Gives a user a permission; its tokens have it after their next refresh. */
    Change grantPermission(String id, String permission);

    /** Takes from a user a permission that it holds directly. */
    Change takePermission(String id, String permission, Supplier<RevocationRecord.Cutoff> cutoff);
}

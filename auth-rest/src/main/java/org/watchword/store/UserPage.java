package org.watchword.store;

import java.util.List;

/**
 * Some of the users that were looked for.
 *
 * @param users in the order of their names
 * @param total how many there are in all
 */
public record UserPage(List<UserRecord> users, long total) {

    /** Copies the list. */
    public UserPage {
        users = List.copyOf(users);
    }
}

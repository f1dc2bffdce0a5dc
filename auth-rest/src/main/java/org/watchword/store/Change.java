package org.watchword.store;

import java.util.List;

/**
 * What came of a change to users, roles or permissions.
 *
 * @param outcome whether it was made
 * @param users the ids of those whose tokens are refused for it; already recorded
 */
public record Change(Outcome outcome, List<String> users) {

    /** Copies the list. */
    public Change {
        users = List.copyOf(users);
    }

    /** Nobody's tokens are concerned. */
    public static Change of(Outcome outcome) {
        return new Change(outcome, List.of());
    }

    /** Made, and the tokens of these users are refused. */
    public static Change refusing(List<String> users) {
        return new Change(Outcome.DONE, users);
    }

    /** Whether it was made. */
    public enum Outcome {
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
}

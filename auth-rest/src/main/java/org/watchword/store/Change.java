package org.watchword.store;

import java.util.List;

/**
 * Result of a change to users, roles or permissions.
 *
 * @param outcome whether it was made
 * @param refused what refuses the tokens of those whom it concerns; already recorded
 */
public record Change(Outcome outcome, List<RevocationRecord.OfUser> refused) {

    /** Copies the list. */
    public Change {
        refused = List.copyOf(refused);
    }

    /** Nobody's tokens are concerned. */
    public static Change of(Outcome outcome) {
        return new Change(outcome, List.of());
    }

    /** Made, and these tokens are refused. */
    public static Change refusing(List<RevocationRecord.OfUser> refused) {
        return new Change(Outcome.DONE, refused);
    }

    /** The ids of those whose tokens are refused. */
    public List<String> users() {
        return refused.stream().map(RevocationRecord.OfUser::userId).toList();
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

package org.watchword.store;

import java.util.List;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.revocation.RevocationRecord;

/**
 * Result of a change to users, roles or permissions.
 *
 * @param refused what refuses the tokens of those whom it concerns; already recorded
 */
public record Change(ChangeOutcome outcome, List<RevocationRecord.OfUser> refused) {

    /** Copies the list. */
    public Change {
        refused = List.copyOf(refused);
    }

    /** Nobody's tokens are concerned. */
    public static Change of(ChangeOutcome outcome) {
        return new Change(outcome, List.of());
    }

    /** Made, and these tokens are refused. */
    public static Change refusing(List<RevocationRecord.OfUser> refused) {
        return new Change(ChangeOutcome.DONE, refused);
    }

    /** The ids of those whose tokens are refused. */
    public List<String> users() {
        return refused.stream().map(RevocationRecord.OfUser::userId).toList();
    }
}

package org.watchword.store;

import java.time.Instant;
import org.watchword.revocation.RevocationRecord;

/**
 * Bounds of a part of the revocations, which are in the order of their kinds and targets.
 *
 * @param afterKind kind of the last entry of the part before; empty for the first part
 * @param afterTarget id in that entry; empty for the first part
 * @param validAfter entries that are no longer needed then are left out
 * @param most the greatest number of entries
 */
public record RevocationPart(String afterKind, String afterTarget, Instant validAfter, int most) {

    /** Kind of the entries for sessions. */
    public static final String SESSION = "session";

    /** Kind of the entries for users. */
    public static final String USER = "user";

    /** The first part. */
    public static RevocationPart first(Instant validAfter, int most) {
        return new RevocationPart("", "", validAfter, most);
    }

    /** The kind of an entry. */
    public static String kindOf(RevocationRecord entry) {
        return entry instanceof RevocationRecord.OfUser ? USER : SESSION;
    }

    /** The id that an entry is about. */
    public static String targetOf(RevocationRecord entry) {
        return entry instanceof RevocationRecord.OfUser ofUser
                ? ofUser.userId()
                : ((RevocationRecord.OfSession) entry).sessionId();
    }
}

package org.watchword.redis.store;

import static org.watchword.redis.store.SessionFields.millis;
import static org.watchword.redis.store.SessionFields.moment;

import org.watchword.revocation.RevocationRecord;

/** Text of a revocation that is told to other nodes. */
public final class RevocationMessage {

    private static final String SESSION = "s";
    private static final String USER = "u";

    private RevocationMessage() {}

    static String of(RevocationRecord.OfUser revocation) {
        return String.join(
                ":", USER, millis(revocation.until()), millis(revocation.issuedBefore()), revocation.userId());
    }

    /**
     * Reads what a node, or a script, has told.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static RevocationRecord read(String message) {
        String[] parts = message.split(":", 3);
        if (parts.length == 3 && parts[0].equals(SESSION)) {
            return new RevocationRecord.OfSession(parts[2], moment(parts[1]));
        }
        String[] ofUser = message.split(":", 4);
        if (ofUser.length == 4 && ofUser[0].equals(USER)) {
            return new RevocationRecord.OfUser(ofUser[3], moment(ofUser[2]), moment(ofUser[1]));
        }
        throw new IllegalArgumentException("no revocation");
    }
}

package org.watchword.store;

/**
 * Key by which attempts are counted.
 *
 * @param kind whose attempts
 * @param hash 64 hexadecimal characters, a hash over the kind too; so each takes the same room, however long the name
 *     was
 */
public record AttemptKey(Kind kind, String hash) {

    /**
     * Kinds of counters. A store with bounds has them for each kind by itself, so that none is pushed out by another.
     */
    public enum Kind {
        /** Logins for one name from one address. */
        ADDRESS_AND_NAME,
        /** Logins from one address. */
        ADDRESS,
        /** Logins for one name. */
        ACCOUNT,
        /** Right logins for one name. */
        LOGINS,
        /** Not attempts: from where logins for one name have succeeded. */
        KNOWN,
        /** Requests from one address to one endpoint. */
        REQUESTS,
        /** Mails to one address. */
        MAILS
    }
}

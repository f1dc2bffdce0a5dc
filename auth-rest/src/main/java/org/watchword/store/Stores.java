package org.watchword.store;

import java.util.function.Function;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.downtime.DowntimeStore;

/** The ports of storage. Each call of a port is a transaction of its own, but in {@link #together}. */
public interface Stores {

    /**
     * Runs work whose calls of the given ports are one transaction: all that it changed stays, or nothing. Within a
     * transaction of the caller's, they join that.
     *
     * @param what for the message of a failure: "could not ..."
     * @param work looks before it writes and changes nothing but the store, since it is run again where it lost against
     *     another transaction; throws nothing of its own
     * @return what the work returned in the run that was committed
     * @throws StoreUnavailableException whatever went wrong; nothing was changed
     */
    <T> T together(String what, Function<Stores, T> work);

    /** Returns the users. */
    UserStore users();

    /** Returns the sessions. */
    SessionStore sessions();

    /** Returns the generated signing keys. */
    SigningKeyStore signingKeys();

    /** Returns the revocations. */
    RevocationStore revocations();

    /** Returns registration and recovery. */
    AccountStore accounts();

    /** Returns the rows that are of no use any more. */
    ExpiredRows expired();

    /** Returns the users as administrators see them. */
    UserDirectory directory();

    /** Returns the roles and permissions. */
    RoleStore roles();

    /** Returns the audit events. */
    AuditStore audit();

    /** Returns the counted attempts. */
    AttemptStore attempts();

    /** Returns the time in which the service could not be asked. */
    DowntimeStore downtime();
}

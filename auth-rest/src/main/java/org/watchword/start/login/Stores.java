package org.watchword.start.login;

import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreDescription;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;

/** The opened ports of storage. */
interface Stores {

    UserStore users();

    SessionStore sessions();

    SigningKeyStore signingKeys();

    RevocationStore revocations();

    AccountStore accounts();

    ExpiredRows expired();

    UserDirectory directory();

    RoleStore roles();

    AuditStore audit();

    AttemptStore attempts();

    /** Returns what was opened. */
    StoreDescription description();

    /** Lets go of everything. */
    void close();
}

package org.watchword.store;

/** The ports of storage. */
public interface Stores {

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
}

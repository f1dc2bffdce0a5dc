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
import org.watchword.store.jpa.JpaStores;

/**
 * The ports of storage on a database.
 *
 * @param stores the adapters
 */
record DatabaseStores(JpaStores stores) implements Stores {

    @Override
    public UserStore users() {
        return stores.users();
    }

    @Override
    public SessionStore sessions() {
        return stores.sessions();
    }

    @Override
    public SigningKeyStore signingKeys() {
        return stores.signingKeys();
    }

    @Override
    public RevocationStore revocations() {
        return stores.revocations();
    }

    @Override
    public AccountStore accounts() {
        return stores.accounts();
    }

    @Override
    public ExpiredRows expired() {
        return stores.expired();
    }

    @Override
    public UserDirectory directory() {
        return stores.directory();
    }

    @Override
    public RoleStore roles() {
        return stores.roles();
    }

    @Override
    public AuditStore audit() {
        return stores.audit();
    }

    @Override
    public AttemptStore attempts() {
        return stores.attempts();
    }

    @Override
    public StoreDescription description() {
        return stores.description();
    }

    @Override
    public void close() {
        stores.close();
    }
}

package org.watchword.start.login;

import org.watchword.session.InMemoryStores;
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

/** The ports of storage in memory. */
record TestStores(InMemoryStores memory, StoreDescription description, Runnable closing) implements Stores {

    @Override
    public UserStore users() {
        return memory.users();
    }

    @Override
    public SessionStore sessions() {
        return memory.sessions();
    }

    @Override
    public SigningKeyStore signingKeys() {
        return memory.signingKeys();
    }

    @Override
    public RevocationStore revocations() {
        return memory.revocations();
    }

    @Override
    public AccountStore accounts() {
        return memory.accounts();
    }

    @Override
    public ExpiredRows expired() {
        return memory.expired();
    }

    @Override
    public UserDirectory directory() {
        return memory.directory();
    }

    @Override
    public RoleStore roles() {
        return memory.roles();
    }

    @Override
    public AuditStore audit() {
        return memory.audit();
    }

    @Override
    public AttemptStore attempts() {
        return memory.attempts();
    }

    @Override
    public void close() {
        closing.run();
    }
}

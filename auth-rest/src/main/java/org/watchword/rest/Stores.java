package org.watchword.rest;

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
 * The opened ports of storage.
 *
 * @param users users
 * @param sessions sessions
 * @param signingKeys generated signing keys
 * @param revocations revocations
 * @param accounts registration and recovery
 * @param expired what is good for nothing any more
 * @param directory users as administrators see them
 * @param roles roles and permissions
 * @param audit what happened
 * @param attempts attempts
 * @param description what was opened
 * @param close lets go of everything
 */
record Stores(
        UserStore users,
        SessionStore sessions,
        SigningKeyStore signingKeys,
        RevocationStore revocations,
        AccountStore accounts,
        ExpiredRows expired,
        UserDirectory directory,
        RoleStore roles,
        AuditStore audit,
        AttemptStore attempts,
        StoreDescription description,
        Runnable close) {

    static Stores of(JpaStores stores) {
        return new Stores(
                stores.users(),
                stores.sessions(),
                stores.signingKeys(),
                stores.revocations(),
                stores.accounts(),
                stores.expired(),
                stores.directory(),
                stores.roles(),
                stores.audit(),
                stores.attempts(),
                stores.description(),
                stores::close);
    }
}

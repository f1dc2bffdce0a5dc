package org.watchword.rest;

import org.watchword.store.AttemptStore;
import org.watchword.store.RevocationStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreDescription;
import org.watchword.store.UserStore;
import org.watchword.store.jpa.JpaStores;

/**
 * The opened ports of storage.
 *
 * @param users users
 * @param sessions sessions
 * @param signingKeys generated signing keys
 * @param revocations revocations
 * @param attempts attempts
 * @param description what was opened
 * @param close lets go of everything
 */
record Stores(
        UserStore users,
        SessionStore sessions,
        SigningKeyStore signingKeys,
        RevocationStore revocations,
        AttemptStore attempts,
        StoreDescription description,
        Runnable close) {

    static Stores of(JpaStores stores) {
        return new Stores(
                stores.users(),
                stores.sessions(),
                stores.signingKeys(),
                stores.revocations(),
                stores.attempts(),
                stores.description(),
                stores::close);
    }
}

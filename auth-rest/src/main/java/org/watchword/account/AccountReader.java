package org.watchword.account;

import java.util.Optional;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Reads accounts. */
public final class AccountReader {

    private final UserStore users;

    public AccountReader(UserStore users) {
        this.users = users;
    }

    /** The account with this id; empty where it does not exist or is disabled. */
    public Optional<AccountView> find(String id) {
        return users.findById(id)
                .filter(UserRecord::enabled)
                .map(user -> new AccountView(
                        user.id(),
                        user.username(),
                        user.email(),
                        user.emailVerified(),
                        user.fullName(),
                        user.roles(),
                        user.permissions()));
    }
}

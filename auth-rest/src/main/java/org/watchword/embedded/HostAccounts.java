package org.watchword.embedded;

import java.util.Optional;
import org.watchword.account.UserAdministration;
import org.watchword.api.login.Account;
import org.watchword.api.login.AccountCreation;
import org.watchword.api.login.Accounts;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Page;
import org.watchword.store.AccountStore;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** {@link Accounts} on the use cases of administrators. */
public final class HostAccounts implements Accounts {

    private final UserCreation creation;
    private final UserAdministration administration;
    private final UserStore users;
    private final AccountStore accounts;

    public HostAccounts(
            UserCreation creation, UserAdministration administration, UserStore users, AccountStore accounts) {
        this.creation = creation;
        this.administration = administration;
        this.users = users;
        this.accounts = accounts;
    }

    @Override
    public AccountCreation create(NewAccount account) {
        return creation.create(account);
    }

    @Override
    public Optional<Account> find(String id) {
        return users.findById(id).map(UserRecord::account);
    }

    @Override
    public Optional<Account> findByUsername(String username) {
        return users.findByUsername(username).map(UserRecord::account);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return accounts.findByEmail(email).map(UserRecord::account);
    }

    @Override
    public Page<Account> search(String query, int page, int size) {
        return administration
                .search(query, page, PageBounds.demand(page, size))
                .page()
                .map(UserRecord::account);
    }

    @Override
    public ChangeOutcome disable(String id) {
        return administration.disable(id, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome enable(String id) {
        return administration.enable(id, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome delete(String id) {
        return administration.delete(id, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome unlock(String id) {
        return administration.unlock(id, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome grantRole(String id, String role) {
        return administration.grantRole(id, role, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome revokeRole(String id, String role) {
        return administration.takeRole(id, role, HostActor.INSTANCE).outcome();
    }

    @Override
    public ChangeOutcome grantPermission(String id, String permission) {
        return administration
                .grantPermission(id, permission, HostActor.INSTANCE)
                .outcome();
    }

    @Override
    public ChangeOutcome revokePermission(String id, String permission) {
        return administration.takePermission(id, permission, HostActor.INSTANCE).outcome();
    }
}

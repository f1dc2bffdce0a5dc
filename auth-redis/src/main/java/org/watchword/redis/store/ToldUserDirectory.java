package org.watchword.redis.store;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.Change;
import org.watchword.store.UserDirectory;

/** Users in the database. Other nodes are told at once what a change refuses; sessions go with their user. */
record ToldUserDirectory(Keyspace keys, UserDirectory database, RedisRevocationStore revocations)
        implements UserDirectory {

    @Override
    public boolean hasAdministrator() {
        return database.hasAdministrator();
    }

    @Override
    public FoundUsers search(String query, int page, int size) {
        return database.search(query, page, size);
    }

    @Override
    public Map<String, String> usernames(Set<String> ids) {
        return database.usernames(ids);
    }

    @Override
    public boolean rename(String id, String fullName) {
        return database.rename(id, fullName);
    }

    @Override
    public Change enable(String id) {
        return revocations.told(database.enable(id));
    }

    @Override
    public Change disable(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.disable(id, cutoff));
    }

    /** The user first: a session without a user is refused, so that one which is left behind lets nobody in. */
    @Override
    public Change delete(String id, Supplier<RevocationRecord.Cutoff> cutoff) {
        Change change = revocations.told(database.delete(id, cutoff));
        if (change.outcome() == ChangeOutcome.DONE) {
            keys.run(Scripts.REMOVE_OF, id);
        }
        return change;
    }

    @Override
    public Change grantRole(String id, String role) {
        return revocations.told(database.grantRole(id, role));
    }

    @Override
    public Change takeRole(String id, String role, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.takeRole(id, role, cutoff));
    }

    @Override
    public Change grantPermission(String id, String permission) {
        return revocations.told(database.grantPermission(id, permission));
    }

    @Override
    public Change takePermission(String id, String permission, Supplier<RevocationRecord.Cutoff> cutoff) {
        return revocations.told(database.takePermission(id, permission, cutoff));
    }
}

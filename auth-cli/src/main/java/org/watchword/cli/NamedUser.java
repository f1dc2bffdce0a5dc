package org.watchword.cli;

import org.watchword.store.UserRecord;

/** The user that a command is about. */
final class NamedUser {

    private NamedUser() {}

    /** @throws Refused if there is none */
    static UserRecord in(OpenDatabase database, UserName name) {
        return database.stores()
                .users()
                .findByUsername(name.text())
                .orElseThrow(() -> new Refused("there is no user of this name"));
    }
}

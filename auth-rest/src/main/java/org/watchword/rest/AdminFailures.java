package org.watchword.rest;

import org.watchword.api.Failure;
import org.watchword.store.Change;

/** What is answered where an administrator's act was not done. */
final class AdminFailures {

    private AdminFailures() {}

    static Failure of(Change.Outcome outcome) {
        return switch (outcome) {
            case NO_SUCH_USER -> Failure.of(404, "user_not_found", "No such user");
            case NO_SUCH_ROLE -> Failure.of(404, "role_not_found", "No such role");
            case NO_SUCH_PERMISSION -> Failure.of(404, "permission_not_found", "No such permission");
            case TAKEN -> Failure.of(409, "name_taken", "The name is taken");
            case LAST_ADMINISTRATOR -> lastAdministrator();
            case DONE, UNCHANGED -> throw new IllegalArgumentException(outcome + " is no failure");
        };
    }

    static Failure lastAdministrator() {
        return Failure.of(409, "last_administrator", "Nobody would be left who may administer");
    }
}

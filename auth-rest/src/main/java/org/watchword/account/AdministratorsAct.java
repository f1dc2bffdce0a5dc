package org.watchword.account;

import org.watchword.audit.AuditEvent.Outcome;
import org.watchword.store.Change;

/**
 * Describes an administrator's act for the audit.
 *
 * @param result what came of it
 */
record AdministratorsAct(Change.Outcome result) {

    /** Returns false where nothing happened because it was so already. */
    boolean isWorthNoting() {
        return result != Change.Outcome.UNCHANGED;
    }

    Outcome outcome() {
        return result == Change.Outcome.DONE ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    /** A name is told only where it is one that we have; anything else is the client's text. */
    String detail(String name) {
        return switch (result) {
            case DONE, UNCHANGED, TAKEN -> name;
            case NO_SUCH_USER -> "no such user";
            case NO_SUCH_ROLE -> "no such role";
            case NO_SUCH_PERMISSION -> "no such permission";
            case LAST_ADMINISTRATOR -> "the last administrator";
        };
    }
}

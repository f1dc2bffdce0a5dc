package org.watchword.account;

import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.api.login.ChangeOutcome;

/** Describes an administrator's act for the audit. */
record AdministrationEvent(ChangeOutcome result) {

    /** Returns false where nothing happened because it was so already. */
    boolean isWorthNoting() {
        return result != ChangeOutcome.UNCHANGED;
    }

    Outcome outcome() {
        return result == ChangeOutcome.DONE ? Outcome.SUCCESS : Outcome.FAILURE;
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

package org.watchword.endpoint;

import org.watchword.api.Failure;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.Fields;
import org.watchword.http.body.Limits;
import org.watchword.store.Change;

/** Answers changes that administrators make. */
final class ChangeAnswers {

    private ChangeAnswers() {}

    /** 204, also where it was so already. */
    static Answer of(Change change, Answers answers) {
        ChangeOutcome outcome = change.outcome();
        return outcome == ChangeOutcome.DONE || outcome == ChangeOutcome.UNCHANGED
                ? answers.done()
                : answers.failure(failure(outcome));
    }

    static Failure failure(ChangeOutcome outcome) {
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

    /**
     * Returns the permission that is meant, by the path or else by the body: not every server lets a name with a colon
     * through in a path, nor a body with DELETE.
     */
    static String permission(Request request) {
        if (request.hasVariable("permission")) {
            return request.variable("permission");
        }
        Fields fields = request.fields();
        fields.only("permission");
        String permission = fields.required("permission", Limits.NAME);
        fields.check();
        return permission;
    }
}

package org.watchword.endpoint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.watchword.api.Failure;
import org.watchword.password.BrokenRule;

/** Answer to a new password that does not keep the rules. */
final class PasswordFailure {

    private PasswordFailure() {}

    /**
     * 400 that names each rule, as {@code too_short: must have at least 8 characters}.
     *
     * @param field the field that the password came in
     * @param broken one rule at least
     */
    static Failure of(String field, List<BrokenRule> broken) {
        String rules = broken.stream().map(BrokenRule::toString).collect(Collectors.joining("; "));
        return Failure.badRequest("password_refused", "The new password cannot be used", Map.of(field, rules));
    }
}

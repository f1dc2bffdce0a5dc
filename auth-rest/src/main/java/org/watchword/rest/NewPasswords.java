package org.watchword.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.watchword.error.Failure;
import org.watchword.password.BrokenRule;

/** What is said where a new password was not set. */
final class NewPasswords {

    private NewPasswords() {}

    /** 400 that names each broken rule. */
    static Failure refused(String field, List<BrokenRule> broken) {
        String rules = broken.stream().map(BrokenRule::toString).collect(Collectors.joining("; "));
        return Failure.badRequest("invalid_fields", "Some fields cannot be used", Map.of(field, rules));
    }

    /** 503: too many are hashed at once. */
    static Failure busy(Duration retryAfter) {
        return Failure.unavailable("busy", "Too many passwords at once; try again", retryAfter);
    }
}

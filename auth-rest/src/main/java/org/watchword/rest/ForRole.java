package org.watchword.rest;

import java.util.Set;
import java.util.function.Supplier;
import org.watchword.audit.Denials;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.refusal.FailureLog;
import org.watchword.servlet.Watchword;

/** An endpoint for callers with a role; all others get 401 or 403, decided as everywhere by the {@code Authorizer}. */
final class ForRole implements Endpoint {

    private final AccessRule rule;
    private final Supplier<Watchword> watchword;
    private final Answers answers;
    /** Change nothing (RFC 9110 §9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Denials denials;
    private final Endpoint endpoint;
    private final String what;

    ForRole(String role, Supplier<Watchword> watchword, Answers answers, Denials denials, Endpoint endpoint) {
        this.rule = new AccessRule.Require(Set.of(role), Set.of());
        this.watchword = watchword;
        this.answers = answers;
        this.denials = denials;
        this.endpoint = endpoint;
        this.what = "needs the role " + role;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Authentication caller = request.authentication();
        if (watchword.get().authorizer().decide(rule, caller) instanceof Decision.Deny deny) {
            FailureLog.refused(deny.failure(), name(caller), request.method(), request.path());
            if (deny.failure().status() == 403) {
                denials.note(request.actor(), what);
            }
            return answers.failure(deny.failure());
        }
        if (!SAFE.contains(request.method())) {
            // The container's caller may come by a cookie, which a page of anybody's makes a browser send; and the
            // audit would not know who.
            request.caller();
        }
        return endpoint.answer(request);
    }

    private static String name(Authentication caller) {
        return caller instanceof Authentication.Authenticated known
                ? known.caller().name()
                : "";
    }
}

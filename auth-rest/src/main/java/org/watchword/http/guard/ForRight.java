package org.watchword.http.guard;

import java.util.Set;
import java.util.function.Supplier;
import org.watchword.audit.Denials;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.http.Operation;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;
import org.watchword.refusal.Refusals;
import org.watchword.servlet.FilterRuntime;

/**
 * Lets callers with one role, or one permission, through; all others get 401 or 403, decided as everywhere by the
 * {@code Authorizer}.
 */
public final class ForRight {

    /** Change nothing (RFC 9110 §9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final String needed;
    private final AccessRule rule;
    private final Supplier<FilterRuntime> runtime;
    private final Denials denials;

    private ForRight(String needed, AccessRule rule, Supplier<FilterRuntime> runtime, Denials denials) {
        this.needed = needed;
        this.rule = rule;
        this.runtime = runtime;
        this.denials = denials;
    }

    /**
     * Asks for a role.
     *
     * @param denials takes note of callers without it
     */
    public static ForRight role(String role, Supplier<FilterRuntime> runtime, Denials denials) {
        return new ForRight("the role " + role, new AccessRule.Require(Set.of(role), Set.of()), runtime, denials);
    }

    /**
     * Asks for a permission.
     *
     * @param denials takes note of callers without it
     */
    public static ForRight permission(String permission, Supplier<FilterRuntime> runtime, Denials denials) {
        return new ForRight(
                "the permission " + permission, new AccessRule.Require(Set.of(), Set.of(permission)), runtime, denials);
    }

    /** Returns an operation for those callers only. */
    public Operation only(Operation operation) {
        return request -> {
            check(request);
            return operation.answer(request);
        };
    }

    private void check(Request request) {
        request.ofAnotherIssuer().ifPresent(failure -> {
            Refusals.log(request.authentication(), request.method(), request.path(), failure);
            denials.note(request.actor(), "is of another issuer");
            throw new FailureException(failure);
        });
        Authentication caller = request.authentication();
        if (runtime.get().authorizer().decide(rule, caller) instanceof Decision.Deny deny) {
            Refusals.log(caller, request.method(), request.path(), deny.failure());
            if (deny.failure().status() == 403) {
                denials.note(request.actor(), "needs " + needed);
            }
            throw new FailureException(deny.failure());
        }
        if (!SAFE.contains(request.method())) {
            // The container's caller may come by a cookie, which a page of anybody's makes a browser send; and the
            // audit would not know who.
            request.caller();
        }
    }
}

package org.watchword.authorization;

import org.watchword.api.Failure;

/** Decides who may: the one place for all kinds of components. */
public final class Authorizer {

    private static final Decision PERMIT = new Decision.Permit();

    private final boolean denyUnannotated;

    /** Takes {@code watchword.deny-unannotated}. */
    public Authorizer(boolean denyUnannotated) {
        this.denyUnannotated = denyUnannotated;
    }

    /** Tells whether {@code rule} is open to everybody, so that nobody needs to be known for it. */
    public boolean isOpen(AccessRule rule) {
        return rule instanceof AccessRule.PermitAll || (rule instanceof AccessRule.Unannotated && !denyUnannotated);
    }

    /** Applies a rule: 401 without a caller, 403 where the caller is known and may not. */
    public Decision decide(AccessRule rule, Authentication authentication) {
        if (isOpen(rule)) {
            return PERMIT;
        }
        if (authentication instanceof Authentication.Failed failed) {
            return new Decision.Deny(failed.failure());
        }
        if (authentication instanceof Authentication.Authenticated known) {
            return decide(rule, known.caller());
        }
        return new Decision.Deny(Failure.authenticationRequired());
    }

    /**
     * Returns the answer to a request in which something was refused at a place that may not have seen who asks, such
     * as another thread: a caller who is known is never told to log in, which would make a client throw its session
     * away.
     *
     * @param refused what that place would answer
     */
    public Failure answer(Failure refused, Authentication authentication) {
        return refused.status() == 401 && decide(new AccessRule.DenyAll(), authentication) instanceof Decision.Deny deny
                ? deny.failure()
                : refused;
    }

    private static Decision decide(AccessRule rule, Caller caller) {
        if (!(rule instanceof AccessRule.Require require)) {
            return new Decision.Deny(Failure.forbidden("access_denied", "Access denied"));
        }
        if (!hasAnyRole(caller, require)) {
            return new Decision.Deny(Failure.forbidden("role_missing", "A required role is missing"));
        }
        for (String permission : require.allPermissions()) {
            if (!caller.hasPermission(permission)) {
                return new Decision.Deny(Failure.forbidden("permission_missing", "A required permission is missing"));
            }
        }
        return PERMIT;
    }

    private static boolean hasAnyRole(Caller caller, AccessRule.Require require) {
        if (require.anyRole().isEmpty() || require.anyRole().contains("**")) {
            return true;
        }
        for (String role : require.anyRole()) {
            if (caller.hasRole(role)) {
                return true;
            }
        }
        return false;
    }
}

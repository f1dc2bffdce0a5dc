package org.watchword.rest;

import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.token.RejectionReason;

/** What a caller without an account hears. */
final class NoAccount {

    private NoAccount() {}

    /** 401 for one of our own users, disabled or gone since the token was issued; 404 for another issuer's, who never had one. */
    static Failure of(AuthPrincipal caller) {
        return caller.getSessionId().isPresent()
                ? Failure.invalidToken(RejectionReason.REVOKED.code(), RejectionReason.REVOKED.message())
                : Failure.of(404, "no_account", "The caller has no account here");
    }
}

package org.watchword.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.watchword.authorization.Authentication;
import org.watchword.error.Failure;
import org.watchword.principal.AuthPrincipal;
import org.watchword.servlet.RequestAuthentication;

/** The caller of a request, for the endpoints that need one. */
final class CallerOf {

    private CallerOf() {}

    /**
     * The caller, by a valid token of its own: the container's caller has no account of ours.
     *
     * @throws RefusedRequest 401, or 503 where the token could not be checked
     */
    static AuthPrincipal required(HttpServletRequest request) {
        return RequestAuthentication.of(request)
                .flatMap(RequestAuthentication::principal)
                .orElseThrow(() -> new RefusedRequest(whyNone(request)));
    }

    /** Why there is no caller. */
    static Failure whyNone(HttpServletRequest request) {
        return RequestAuthentication.of(request)
                .map(RequestAuthentication::authentication)
                .map(authentication -> authentication instanceof Authentication.Failed failed
                        ? failed.failure()
                        : Failure.authenticationRequired())
                .orElseGet(Failure::authenticationRequired);
    }
}

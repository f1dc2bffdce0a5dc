package org.watchword.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.login.Actor;
import org.watchword.api.login.Origin;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.token.Verification;

/** Origin and sender of a request, as the audit tells them. */
public final class RequestOrigin {

    private RequestOrigin() {}

    /** Tells whether the caller of a request comes by a token of another than the main issuer. */
    static boolean isOfAnotherIssuer(HttpServletRequest request) {
        return RequestAuthentication.of(request)
                                .flatMap(RequestAuthentication::verification)
                                .orElse(null)
                        instanceof Verification.Verified verified
                && !verified.token().isOfMainIssuer();
    }

    /** A name that the request has already is kept where it is harmless; any other is made anew at each call. */
    public static Origin of(HttpServletRequest request, String address) {
        String named = request.getHeader("X-Request-Id");
        String id = named != null && Origin.isRequestId(named)
                ? named
                : UUID.randomUUID().toString();
        return new Origin(address, request.getHeader("User-Agent"), id);
    }

    /**
     * Without a user where the caller is the container's, another issuer's, or nobody: the audit knows users by their
     * ids here.
     */
    public static Actor actor(HttpServletRequest request, Optional<AuthPrincipal> caller, Origin origin) {
        return caller.filter(known -> !isOfAnotherIssuer(request))
                .map(known -> new Actor(known.getSubject(), known.getSessionId().orElse(null), origin))
                .orElseGet(() -> new Actor(null, null, origin));
    }
}

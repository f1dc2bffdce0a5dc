package org.watchword.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.login.Actor;
import org.watchword.api.login.Origin;

/** Origin and sender of a request, as the audit tells them. */
public final class RequestOrigin {

    private RequestOrigin() {}

    /** A name that the request has already is kept where it is harmless; any other is made anew at each call. */
    public static Origin of(HttpServletRequest request, String address) {
        String named = request.getHeader("X-Request-Id");
        String id = named != null && Origin.isRequestId(named)
                ? named
                : UUID.randomUUID().toString();
        return new Origin(address, request.getHeader("User-Agent"), id);
    }

    /** Without a user where the caller is the container's, or nobody. */
    public static Actor actor(Optional<AuthPrincipal> caller, Origin origin) {
        return caller.map(known ->
                        new Actor(known.getSubject(), known.getSessionId().orElse(null), origin))
                .orElseGet(() -> new Actor(null, null, origin));
    }
}

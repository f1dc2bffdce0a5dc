package org.watchword.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import org.watchword.api.Failure;
import org.watchword.key.KeySettings;
import org.watchword.key.Keys;
import org.watchword.principal.MicroProfileCaller;
import org.watchword.servlet.FilterRuntime;
import org.watchword.servlet.RequestAuthentication;

/**
 * Refuses a token that the server's MicroProfile JWT does not know at a resource that has such a token injected.
 * Without it there would be an empty one on one server, and a failure of the injection (500) on another. Where both
 * take the same tokens it leaves all to the server.
 */
final class ServerTokenFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getProperty(RequestAuthentication.ATTRIBUTE) instanceof RequestAuthentication known)) {
            return;
        }
        if (takesTheSameTokens(known.runtime())) {
            // The server takes it where it guards, and injects an empty one elsewhere: as before the jar came.
            return;
        }
        SecurityContext container = request.getSecurityContext();
        if (known.principal().isEmpty() || (container != null && MicroProfileCaller.is(container.getUserPrincipal()))) {
            return;
        }
        Failure failure = Failure.invalidToken(
                "token_not_for_microprofile_jwt", "Token not known to the MicroProfile JWT of the server");
        RefusalResponses.refuse(request, known, known.authentication(), failure);
    }

    /** Tells whether the keys are those of MicroProfile JWT, and not of an issuer of our own. */
    private static boolean takesTheSameTokens(FilterRuntime runtime) {
        return KeySettings.onlyMicroProfile(runtime.configuration())
                && runtime.keys().keys() instanceof Keys.Available available
                && available.ring().signingKey().isEmpty();
    }
}

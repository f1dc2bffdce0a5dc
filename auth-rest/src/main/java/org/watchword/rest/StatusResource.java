package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.error.FailureLog;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.servlet.Watchword;

/** {@code GET /auth/status}. */
@Path(Endpoint.ROOM + "status")
@PermitAll
public class StatusResource {

    private static final AccessRule ADMINISTRATORS = new AccessRule.Require(Set.of("admin"), Set.of());

    /** The report as it is now, for callers with the role {@code admin}. */
    @GET
    public Response status(@Context HttpServletRequest request) {
        return Endpoint.respond(request, () -> answer(request));
    }

    Answer answer(HttpServletRequest request) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Watchword watchword = Watchword.of(request.getServletContext())
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"));
        Authentication caller = RequestAuthentication.of(request)
                .map(RequestAuthentication::authentication)
                .orElseGet(Authentication.Anonymous::new);
        // Decided here and not by an annotation: servers answer a refusal of theirs with a page of their own.
        if (watchword.authorizer().decide(ADMINISTRATORS, caller) instanceof Decision.Deny deny) {
            FailureLog.refused(deny.failure(), name(caller), request.getMethod(), "/auth/status");
            return services.answers().failure(deny.failure());
        }
        services.storeReport().look();
        return services.answers().ok(StatusBody.of(watchword.report().snapshot(), services.answers()));
    }

    private static String name(Authentication caller) {
        return caller instanceof Authentication.Authenticated known
                ? known.caller().name()
                : "";
    }
}

package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code POST /auth/logout-all}. Its path: see {@link LoginResource}. */
@Path(Endpoint.ROOM + "logout-all")
@PermitAll
public class LogoutAllResource {

    /** Ends all sessions of the caller. */
    @POST
    public Response logoutAll(@Context HttpServletRequest request) {
        return Endpoint.respond(request, () -> answer(request));
    }

    Answer answer(HttpServletRequest request) {
        AuthServices services = AuthServices.of(request.getServletContext());
        services.sessions().logoutAll(CallerOf.required(request).getSubject());
        return services.answers().done();
    }
}

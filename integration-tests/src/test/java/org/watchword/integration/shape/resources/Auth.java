package org.watchword.integration.shape.resources;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.watchword.resource.LoginResource;

/** Has one method of its own, for one route. */
@Path("/auth")
public class Auth extends LoginResource {

    @Override
    public Response verify(HttpServletRequest request) {
        return Response.fromResponse(super.verify(request))
                .header("X-Overridden", "yes")
                .build();
    }
}

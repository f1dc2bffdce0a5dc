package org.watchword.integration.shape.mechanism;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Says who calls, by both security contexts. */
@Path("/caller")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class CallerResource {

    @Inject
    private SecurityContext enterprise;

    @GET
    public String open(@Context jakarta.ws.rs.core.SecurityContext context) {
        return answer(context);
    }

    @GET
    @Path("/staff")
    @RolesAllowed("staff")
    public String staff(@Context jakarta.ws.rs.core.SecurityContext context) {
        return answer(context);
    }

    @GET
    @Path("/anyone")
    @RolesAllowed("**")
    public String anyone(@Context jakarta.ws.rs.core.SecurityContext context) {
        return answer(context);
    }

    private String answer(jakarta.ws.rs.core.SecurityContext context) {
        return CallerServlet.name(context.getUserPrincipal()) + " " + context.isUserInRole("staff") + " "
                + context.isUserInRole("admin") + " " + CallerServlet.name(enterprise.getCallerPrincipal()) + " "
                + enterprise.isCallerInRole("staff") + " " + enterprise.isCallerInRole("admin");
    }
}

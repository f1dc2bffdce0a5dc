package org.watchword.integration.shape;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A resource for anybody, one for the administrator, and one for a role that nobody has. */
@Path("/guarded")
public class GuardedResource {

    @GET
    @Path("/open")
    public String open() {
        return "open";
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin(@Context SecurityContext caller) {
        return caller.getUserPrincipal().getName() + " " + caller.isUserInRole("admin");
    }

    @GET
    @Path("/nobody")
    @RolesAllowed("nobody")
    public String nobody() {
        return "nobody";
    }
}

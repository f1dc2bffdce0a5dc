package org.watchword.integration.shape.guarded;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** What any host has: something open, something for those with a role, and something for a role that nobody has. */
@Path("/guarded")
@Produces(MediaType.TEXT_PLAIN)
public class GuardedResource {

    @GET
    @Path("/open")
    public String open() {
        return "open";
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin(@Context SecurityContext context) {
        return "admin " + context.getUserPrincipal().getName();
    }

    @GET
    @Path("/nobody")
    @RolesAllowed("emperor")
    public String nobody() {
        return "nobody";
    }
}

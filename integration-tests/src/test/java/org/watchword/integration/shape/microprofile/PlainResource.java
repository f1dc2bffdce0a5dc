package org.watchword.integration.shape.microprofile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Knows nothing of MicroProfile. */
@Path("/plain")
@Produces(MediaType.TEXT_PLAIN)
public class PlainResource {

    @Context
    private SecurityContext context;

    @GET
    @RolesAllowed("user")
    public String caller() {
        return context.getUserPrincipal().getName();
    }
}

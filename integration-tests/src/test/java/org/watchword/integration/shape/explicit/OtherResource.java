package org.watchword.integration.shape.explicit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource that not every application names. */
@Path("/other")
@Produces(MediaType.TEXT_PLAIN)
public class OtherResource {

    @GET
    public String open() {
        return "other";
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin() {
        return "other admin";
    }
}

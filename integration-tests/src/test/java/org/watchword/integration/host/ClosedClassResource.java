package org.watchword.integration.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Closed, but for one method. */
@Path("/closed-class")
@DenyAll
public class ClosedClassResource {

    @GET
    @Path("/plain")
    public String plain() {
        return "plain";
    }

    @GET
    @Path("/user")
    @RolesAllowed("user")
    public String user() {
        return "user";
    }
}

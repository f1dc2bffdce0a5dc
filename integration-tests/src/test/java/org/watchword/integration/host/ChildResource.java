package org.watchword.integration.host;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has no path and, but for one method, no rule of its own. */
public class ChildResource {

    @GET
    public String get() {
        return "child";
    }

    @DELETE
    public String delete() {
        return "deleted";
    }

    @GET
    @Path("own")
    @RolesAllowed("user")
    public String own() {
        return "own";
    }

    /** Without a rule, in a class that leads further. */
    @Path("further")
    public ChildResource further() {
        return new ChildResource();
    }
}

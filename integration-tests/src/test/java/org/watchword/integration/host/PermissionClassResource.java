package org.watchword.integration.host;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.watchword.api.RequiresPermission;

/** A permission on the class. */
@Path("/permission-class")
@RequiresPermission("phones:write")
public class PermissionClassResource {

    @GET
    @Path("/plain")
    public String plain() {
        return "plain";
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }
}

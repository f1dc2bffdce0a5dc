package org.watchword.integration.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.watchword.api.RequiresPermission;

/** A rule on the class, and methods that say otherwise. A CDI bean, so that the server calls it through a proxy. */
@Path("/admin-class")
@RequestScoped
@RolesAllowed("admin")
public class AdminClassResource {

    @GET
    @Path("/plain")
    public String plain() {
        return "plain";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("/user")
    @RolesAllowed("user")
    public String user() {
        return "user";
    }

    @GET
    @Path("/closed")
    @DenyAll
    public String closed() {
        return "closed";
    }

    @GET
    @Path("/write")
    @RequiresPermission("phones:write")
    public String write() {
        return "write";
    }
}

package org.watchword.integration.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.watchword.api.RequiresPermission;

/** Each annotation on a method of a class that has none. */
@Path("/rules")
public class RulesResource {

    @GET
    @Path("/none")
    public String none() {
        return "none";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("/closed")
    @DenyAll
    public String closed() {
        return "closed";
    }

    @GET
    @Path("/user")
    @RolesAllowed("user")
    public String user() {
        return "user";
    }

    @GET
    @Path("/either")
    @RolesAllowed({"auditor", "admin"})
    public String either() {
        return "either";
    }

    @GET
    @Path("/anyone")
    @RolesAllowed("**")
    public String anyone() {
        return "anyone";
    }

    @GET
    @Path("/write")
    @RequiresPermission("phones:write")
    public String write() {
        return "write";
    }

    @GET
    @Path("/both-permissions")
    @RequiresPermission({"phones:write", "phones:purge"})
    public String bothPermissions() {
        return "both-permissions";
    }

    @GET
    @Path("/role-and-permission")
    @RolesAllowed("admin")
    @RequiresPermission("phones:write")
    public String roleAndPermission() {
        return "role-and-permission";
    }
}

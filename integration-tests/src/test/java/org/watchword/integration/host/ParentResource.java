package org.watchword.integration.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.watchword.api.RequiresPermission;

/** Leads to resources without a rule of their own; a bean, so that a proxy stands before it on some servers. */
@Path("/parents")
@RolesAllowed("admin")
@ApplicationScoped
public class ParentResource {

    @Path("by-class")
    public ChildResource byClass() {
        return new ChildResource();
    }

    @Path("open")
    @PermitAll
    public ChildResource open() {
        return new ChildResource();
    }

    @Path("closed")
    @DenyAll
    public ChildResource closed() {
        return new ChildResource();
    }

    @Path("by-permission")
    @RolesAllowed("user")
    @RequiresPermission("phones:write")
    public ChildResource byPermission() {
        return new ChildResource();
    }

    @Path("by-type")
    public Class<ChildResource> byType() {
        return ChildResource.class;
    }

    @Path("{name: [A-Z]+}")
    @RolesAllowed("auditor")
    public Object byTemplate() {
        return new ChildResource();
    }

    /** Is no locator, although the path of one would fit it. */
    @GET
    @Path("PLAIN")
    @PermitAll
    public String plain() {
        return "plain";
    }
}

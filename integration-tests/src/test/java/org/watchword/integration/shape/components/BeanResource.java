package org.watchword.integration.shape.components;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An enterprise bean that is a resource. */
@Stateless
@Path("/bean-resource")
public class BeanResource {

    @GET
    @Path("/audit")
    @RolesAllowed("auditor")
    public String audit() {
        return "audit";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }
}

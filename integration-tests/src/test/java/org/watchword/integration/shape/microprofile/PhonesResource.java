package org.watchword.integration.shape.microprofile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Has the server's token injected. */
@Path("/phones")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class PhonesResource {

    @Inject
    private JsonWebToken token;

    @GET
    @RolesAllowed("user")
    public String caller() {
        return token.getName() + " " + new TreeSet<>(token.getGroups()) + " " + token.getSubject();
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String administrator() {
        return token.getName();
    }
}

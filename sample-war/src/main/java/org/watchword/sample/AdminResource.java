package org.watchword.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.watchword.api.AuthPrincipal;

/** For administrators only. */
@Path("/admin")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {

    @Inject
    private PhoneBook book;

    @Inject
    private AuthPrincipal caller;

    /** Returns the number of entries, and the caller. */
    @GET
    @Path("/stats")
    public Map<String, Object> stats() {
        return Map.of("phones", book.count(), "asked_by", caller.getName());
    }
}

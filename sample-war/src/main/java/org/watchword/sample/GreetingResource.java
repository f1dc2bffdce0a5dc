package org.watchword.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One answer behind two doors, so that the benchmark compares nothing but the doors. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class GreetingResource {

    private static final String GREETING = "{\"phonebook\":\"open for business\"}";

    /**
     * For everybody. Without an annotation nothing at all is asked, which {@code @PermitAll} is not on every server.
     */
    @GET
    @Path("/open")
    public String open() {
        return GREETING;
    }

    /** For users. */
    @GET
    @Path("/ping")
    @RolesAllowed("user")
    public String ping() {
        return GREETING;
    }
}

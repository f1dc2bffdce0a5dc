package org.watchword.integration.shape.scanning;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A login that the host had before. */
@Path("/login")
@Produces(MediaType.TEXT_PLAIN)
public class HostLoginResource {

    @GET
    public String form() {
        return "the host's form";
    }

    @POST
    public String login(String body) {
        return "the host's login of " + body;
    }

    @PUT
    public String replace(String body) {
        return "the host's replacement " + body;
    }

    @DELETE
    public String logout() {
        return "the host's logout";
    }
}

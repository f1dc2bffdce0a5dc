package org.watchword.integration.shape.scanning;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The path of each thing stands at its method, as many hosts write it. */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class HostRootResource {

    @GET
    @Path("me")
    public String me() {
        return "the host's me";
    }

    @POST
    @Path("refresh")
    public String refresh(String body) {
        return "the host's refresh of " + body;
    }
}

package org.watchword.integration.shape.scanning;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes whatever name is asked for. */
@Path("/{page}")
@Produces(MediaType.TEXT_PLAIN)
public class HostPageResource {

    @GET
    public String page(@PathParam("page") String page) {
        return "the host's page " + page;
    }

    @POST
    public String save(@PathParam("page") String page, String body) {
        return "the host's page " + page + " is " + body;
    }
}

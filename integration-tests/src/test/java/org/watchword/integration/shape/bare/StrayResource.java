package org.watchword.integration.shape.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource that no application has: it is nowhere. */
@Path("/stray")
public class StrayResource {

    @GET
    public String stray() {
        return "stray";
    }
}

package org.watchword.integration.host.beans;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An open door to guarded beans. */
@Path("/beans")
public class BeansResource {

    @Inject
    private Beans beans;

    @GET
    @Path("/{name}")
    public String call(@PathParam("name") String name) {
        return beans.call(name);
    }
}

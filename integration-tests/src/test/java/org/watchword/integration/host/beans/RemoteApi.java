package org.watchword.integration.host.beans;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A service as its clients see it, and as a local bean may stand in for it. */
@Path("/remote")
public interface RemoteApi {

    @GET
    String ask();
}

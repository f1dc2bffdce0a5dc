package org.watchword.integration.shape.cors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;

/** Behind a path rule, with a method that would run for a pre-flight. */
@Path("/shut")
public class ShutResource {

    /** What no pre-flight is to see. */
    public static final String CONTENT = "the shut resource has run";

    @GET
    public String get() {
        return CONTENT;
    }

    @OPTIONS
    public String options() {
        return CONTENT;
    }
}

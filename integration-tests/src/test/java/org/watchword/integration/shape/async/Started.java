package org.watchword.integration.shape.async;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** How often anything asynchronous began. */
@Path("/started")
@ApplicationScoped
public class Started {

    private final AtomicInteger count = new AtomicInteger();

    void note() {
        count.incrementAndGet();
    }

    @GET
    public String count() {
        return count.toString();
    }
}

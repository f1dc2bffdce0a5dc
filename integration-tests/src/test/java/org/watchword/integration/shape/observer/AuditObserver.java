package org.watchword.integration.shape.observer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchword.api.login.AuditEvent;

/** A host that wants to hear what happened, and fails at it each time. */
@ApplicationScoped
@Path("/observed")
public class AuditObserver {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    public void on(@Observes AuditEvent event) {
        heard.add(event.kind() + " " + event.userId());
        throw new IllegalStateException("an observer that fails");
    }

    @GET
    public String heard() {
        return String.join("\n", heard);
    }
}

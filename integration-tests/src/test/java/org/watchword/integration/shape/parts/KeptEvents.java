package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/** Keeps events itself, and hears of them beside the request. */
@ApplicationScoped
public class KeptEvents implements AuditSink {

    @Inject
    private Noted noted;

    @Override
    public void record(AuditEvent event) {
        noted.add("event " + event.kind());
    }

    public void beside(@ObservesAsync AuditEvent event) {
        noted.add("beside " + event.kind());
    }
}

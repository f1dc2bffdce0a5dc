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

    /** Fails each time, which nobody who asks for anything may notice. */
    public void failing(@ObservesAsync AuditEvent event) {
        throw new IllegalStateException("as asked for");
    }

    public void beside(@ObservesAsync AuditEvent event) {
        noted.add("beside " + event.kind());
    }
}

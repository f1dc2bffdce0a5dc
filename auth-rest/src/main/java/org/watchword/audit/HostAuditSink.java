package org.watchword.audit;

import java.lang.System.Logger.Level;
import org.watchword.api.login.AuditEvent;
import org.watchword.beans.HostPart;
import org.watchword.spi.login.AuditSink;

/**
 * Keeps events with the sink of the host where it has one, and with ours otherwise. What the host's sink throws is
 * logged, and ours keeps the event.
 */
public final class HostAuditSink implements AuditSink {

    private static final System.Logger LOG = System.getLogger(HostAuditSink.class.getName());

    private final HostPart<AuditSink> host;
    private final AuditSink ours;

    public HostAuditSink(HostPart<AuditSink> host, AuditSink ours) {
        this.host = host;
        this.ours = ours;
    }

    @Override
    public void record(AuditEvent event) {
        try {
            if (host.isPresent()) {
                host.run(ours, sink -> sink.record(event));
                return;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The application's AuditSink failed", e);
        }
        ours.record(event);
    }
}

package org.watchword.http.guard;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.audit.Denials;
import org.watchword.http.RequestOrigin;
import org.watchword.spi.RefusalListener;
import org.watchword.transport.ClientConnections;

/** Refusals of the host's own resources, for the audit and the metrics. */
public final class HostRefusals implements RefusalListener {

    private final ClientConnections clients;
    private final Denials denials;
    private final Consumer<Failure> meter;

    public HostRefusals(ClientConnections clients, Denials denials, Consumer<Failure> meter) {
        this.clients = clients;
        this.denials = denials;
        this.meter = meter;
    }

    @Override
    public void refused(HttpServletRequest request, Optional<Principal> caller, Failure failure) {
        meter.accept(failure);
        // With any other status, and where only TLS is missing, nobody is known to be one who may not.
        if (failure.status() == 403 && caller.isPresent()) {
            denials.note(
                    RequestOrigin.actor(
                            request,
                            caller.get() instanceof AuthPrincipal known ? Optional.of(known) : Optional.empty(),
                            RequestOrigin.of(request, clients.of(request).address())),
                    failure.reason() + " at " + where(request));
        }
    }

    /** By the pattern of the host's servlet: the path is the client's text, and there is no end of paths. */
    private static String where(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String pattern = mapping == null ? "" : mapping.getPattern();
        return pattern == null || pattern.isEmpty() ? "the root" : pattern;
    }
}

package org.watchword.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.watchword.api.Failure;
import org.watchword.config.Configuration;

/** Policy on TLS: whether it is asked for, and what is said to those who have come over it. */
public final class TransportPolicy {

    private final ClientConnections clients;
    private final boolean required;
    private final Duration hstsMaxAge;

    private TransportPolicy(ClientConnections clients, boolean required, Duration hstsMaxAge) {
        this.clients = clients;
        this.required = required;
        this.hstsMaxAge = hstsMaxAge;
    }

    /** Makes the policy of the settings. */
    public static TransportPolicy of(Configuration configuration) {
        return new TransportPolicy(
                ClientConnections.of(configuration),
                configuration.get(TransportSettings.HTTPS_REQUIRED),
                configuration.get(TransportSettings.HSTS_MAX_AGE));
    }

    /** 403 where TLS is asked for and the client has come without; else empty. */
    public Optional<Failure> refusal(HttpServletRequest request) {
        return required && !clients.of(request).secure()
                ? Optional.of(Failure.of(403, "https_required", "HTTPS is required"))
                : Optional.empty();
    }

    /** {@code Strict-Transport-Security}, over TLS only: without it a browser must not heed it (RFC 6797 §7.2). */
    public Map<String, String> headers(HttpServletRequest request) {
        return !hstsMaxAge.isZero() && clients.of(request).secure()
                ? Map.of("Strict-Transport-Security", "max-age=" + hstsMaxAge.toSeconds())
                : Map.of();
    }
}

package org.watchword.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;

/**
 * Finds the connection by which the client of a request has come: its own address and protocol behind trusted proxies,
 * the container's word otherwise. Immutable.
 */
public final class ClientConnections {

    private final TrustedProxies proxies;

    private ClientConnections(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** As the settings say. */
    public static ClientConnections of(Configuration configuration) {
        return new ClientConnections(new TrustedProxies(
                configuration.get(TransportSettings.PROXIES), configuration.get(TransportSettings.PROXIES_HEADER)));
    }

    /** Nothing in the request makes this fail. */
    public ClientConnection of(HttpServletRequest request) {
        @Nullable String peer = request.getRemoteAddr();
        return proxies.client(peer == null ? "" : peer, request.isSecure(), name -> values(request.getHeaders(name)));
    }

    /** A container may refuse to tell (Jakarta Servlet, HttpServletRequest#getHeaders). */
    private static List<String> values(@Nullable Enumeration<String> headers) {
        return headers == null ? List.of() : Collections.list(headers);
    }
}

package org.watchword.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;

/**
 * Finds the connection by which the client of a request has come: its own address and protocol behind trusted proxies,
 * the container's word otherwise.
 *
 * <p>The headers are read from the right, where the nearest proxy has written: each trusted proxy is passed over, and
 * the first other address is the client's. What stands left of it the client has written itself.
 */
public final class ClientConnections {

    private final List<AddressRange> trusted;
    private final ProxyHeader header;

    /** Believes these; where there are none, no header is believed. */
    public ClientConnections(List<AddressRange> trusted, ProxyHeader header) {
        this.trusted = List.copyOf(trusted);
        this.header = header;
    }

    /** Believes the proxies of the settings. */
    public static ClientConnections of(Configuration configuration) {
        return new ClientConnections(
                configuration.get(TransportSettings.PROXIES), configuration.get(TransportSettings.PROXIES_HEADER));
    }

    /** Finds the connection of a request; nothing in the request makes this fail. */
    public ClientConnection of(HttpServletRequest request) {
        @Nullable String peer = request.getRemoteAddr();
        return client(peer == null ? "" : peer, request.isSecure(), name -> values(request.getHeaders(name)));
    }

    /** Allows for a container that refuses to tell (Jakarta Servlet, HttpServletRequest#getHeaders). */
    private static List<String> values(@Nullable Enumeration<String> headers) {
        return headers == null ? List.of() : Collections.list(headers);
    }

    /**
     * Finds the connection by which the client has come.
     *
     * @param peer the address that the container sees; {@code secure} is about its own connection
     * @param headers all values of a header by its name, in their order; empty for none
     */
    public ClientConnection client(String peer, boolean secure, Function<String, List<String>> headers) {
        Optional<IpAddress> known = IpAddress.of(peer);
        if (known.isEmpty() || !isTrusted(known.get())) {
            return ClientConnection.direct(peer, secure);
        }
        List<Hop> hops = hops(headers);
        IpAddress client = known.get();
        boolean overTls = secure;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            Hop hop = hops.get(i);
            String protocol = hop.protocol();
            overTls = protocol == null ? overTls : protocol.equals("https");
            if (hop.address().isEmpty()) {
                // Not to be read: nobody further left can be believed, for nobody known has vouched for it.
                break;
            }
            client = hop.address().get();
        }
        return new ClientConnection(client.toString(), overTls);
    }

    private List<Hop> hops(Function<String, List<String>> headers) {
        if (header == ProxyHeader.FORWARDED) {
            return Hop.ofForwarded(headers.apply("Forwarded"));
        }
        List<String> addresses = headers.apply("X-Forwarded-For");
        // A proxy may say the protocol alone.
        return Hop.ofXForwarded(addresses.isEmpty() ? List.of("") : addresses, headers.apply("X-Forwarded-Proto"));
    }

    private boolean isTrusted(IpAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}

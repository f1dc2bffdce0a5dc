package org.watchword.transport;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is believed about where a request comes from. Immutable.
 *
 * <p>The headers are read from the right, where the nearest proxy has written: each trusted proxy is passed over, and the first other
 * address is the client's. What stands left of it the client has written itself.
 */
public final class TrustedProxies {

    private final List<AddressRange> trusted;
    private final ProxyHeader header;

    /** @param trusted the proxies; none: no header is believed */
    public TrustedProxies(List<AddressRange> trusted, ProxyHeader header) {
        this.trusted = List.copyOf(trusted);
        this.header = header;
    }

    /**
     * Finds the connection by which the client has come.
     *
     * @param secure whether the container's own connection is TLS
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

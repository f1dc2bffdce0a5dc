package org.watchword.transport;

import java.util.Optional;

/**
 * Connection by which the client has come, before any proxy.
 *
 * @param address in one spelling, or what the container says where that is no address
 */
public record ClientConnection(String address, boolean secure) {

    /** Returns what limits count by: the address, or of IPv6 its /64. */
    public String network() {
        return IpAddress.of(address).map(IpAddress::network).orElse(address);
    }

    static ClientConnection direct(String address, boolean secure) {
        Optional<IpAddress> known = IpAddress.of(address);
        return new ClientConnection(known.map(IpAddress::toString).orElse(address), secure);
    }
}

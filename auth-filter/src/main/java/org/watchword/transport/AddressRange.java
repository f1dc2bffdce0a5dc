package org.watchword.transport;

import java.util.Optional;

/** Addresses with the same beginning, as CIDR writes them ({@code 10.0.0.0/8}), or a single one. */
public record AddressRange(IpAddress start, int prefix) {

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException for anything but an address or an address, a slash and a number of bits
     */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> start = IpAddress.of(slash < 0 ? text : text.substring(0, slash));
        if (start.isEmpty()) {
            throw new IllegalArgumentException("not an address");
        }
        int bits = start.get().bits();
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a length of a prefix");
        }
        return new AddressRange(start.get(), prefix);
    }

    boolean contains(IpAddress address) {
        return start.sharesPrefix(address, prefix);
    }
}

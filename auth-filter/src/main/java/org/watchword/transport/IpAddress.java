package org.watchword.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address, from its text and never from a name: no look-up happens. An IPv4 address within IPv6
 * ({@code ::ffff:192.0.2.1}) is the IPv4 one, so that no client has two.
 */
public final class IpAddress {

    private static final int LONGEST = 45;
    private static final int IPV6 = 16;
    private static final int NETWORK_BYTES = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads an address without a port; empty where it is something else. A zone ({@code %eth0}) is left out. */
    public static Optional<IpAddress> of(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.isEmpty() || address.length() > LONGEST) {
            return Optional.empty();
        }
        if (address.indexOf(':') < 0) {
            return zone < 0 ? ipv4(address) : Optional.empty();
        }
        if (!address.chars().allMatch(c -> (c < 0x80 && Character.digit(c, 16) >= 0) || c == ':' || c == '.')) {
            return Optional.empty();
        }
        try {
            // With a colon in it the JDK takes it for an address or for wrong, and asks nobody for a name.
            return Optional.of(new IpAddress(InetAddress.getByName(address).getAddress()));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * Takes four decimal numbers: the JDK would take {@code 1.2} and {@code 017.0.0.1} for addresses too, and others
     * read them otherwise.
     */
    private static Optional<IpAddress> ipv4(String address) {
        byte[] bytes = new byte[4];
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            int end = i < bytes.length - 1 ? address.indexOf('.', begin) : address.length();
            int number = end < 0 ? -1 : decimal(address, begin, end);
            if (number < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
            begin = end + 1;
        }
        return Optional.of(new IpAddress(bytes));
    }

    /** Returns the number from 0 to 255 that stands there without a sign or a leading zero, or -1. */
    private static int decimal(String text, int begin, int end) {
        int digits = end - begin;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(begin) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = begin; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number <= 255 ? number : -1;
    }

    /**
     * Returns what limits count by: the address, or of IPv6 its /64, which is what one client is given (RFC 6177 §2)
     * and may change its address in as it likes.
     */
    public String network() {
        return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64" : toString();
    }

    int bits() {
        return bytes.length * 8;
    }

    /** Tells whether the first {@code prefix} bits are those of {@code other}. */
    boolean sharesPrefix(IpAddress other, int prefix) {
        if (other.bytes.length != bytes.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)) {
            return false;
        }
        int mask = (0xff << (8 - prefix % 8)) & 0xff;
        return prefix % 8 == 0 || ((bytes[whole] ^ other.bytes[whole]) & mask) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Spells an address in one way. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}

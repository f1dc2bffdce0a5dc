package org.watchword.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy says of whoever spoke to it.
 *
 * @param address empty where it said none that can be read: {@code unknown}, a made-up name, nonsense
 * @param protocol in lower case, or null where it said none
 */
record Hop(Optional<IpAddress> address, @Nullable String protocol) {

    /**
     * As {@code X-Forwarded-For} has them, the nearest last. {@code X-Forwarded-Proto} has one protocol for each, or one for all;
     * of several that do not match, the nearest proxy's counts, which no client can have written.
     */
    static List<Hop> ofXForwarded(List<String> forwardedFor, List<String> forwardedProto) {
        List<String> addresses = elements(forwardedFor, ',');
        List<String> protocols = elements(forwardedProto, ',');
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String protocol = null;
            if (!protocols.isEmpty()) {
                protocol = protocols.get(protocols.size() == addresses.size() ? i : protocols.size() - 1);
            }
            hops.add(new Hop(node(addresses.get(i)), protocol == null ? null : protocol.toLowerCase(Locale.ROOT)));
        }
        return hops;
    }

    /** As {@code Forwarded} has them (RFC 7239 §4), the nearest last. */
    static List<Hop> ofForwarded(List<String> forwarded) {
        List<Hop> hops = new ArrayList<>();
        for (String element : elements(forwarded, ',')) {
            Optional<IpAddress> address = Optional.empty();
            String protocol = null;
            for (String pair : elements(List.of(element), ';')) {
                int equals = pair.indexOf('=');
                String name =
                        equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String value = unquoted(pair.substring(equals + 1).strip());
                if (name.equals("for")) {
                    address = node(value);
                } else if (name.equals("proto")) {
                    protocol = value.toLowerCase(Locale.ROOT);
                }
            }
            hops.add(new Hop(address, protocol));
        }
        return hops;
    }

    /** Split where no quotation marks are open; several headers of one name are one list (RFC 9110 §5.3). */
    private static List<String> elements(List<String> headers, char separator) {
        List<String> elements = new ArrayList<>();
        String all = String.join(String.valueOf(separator), headers);
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= all.length(); i++) {
            if (i == all.length() || (all.charAt(i) == separator && !quoted)) {
                elements.add(all.substring(from, i).strip());
                from = i + 1;
            } else if (all.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return headers.isEmpty() ? List.of() : elements;
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** An address, with a port or without (RFC 7239 §6). */
    private static Optional<IpAddress> node(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : IpAddress.of(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean ipv4WithPort = colon >= 0 && colon == text.lastIndexOf(':');
        return IpAddress.of(ipv4WithPort ? text.substring(0, colon) : text);
    }
}

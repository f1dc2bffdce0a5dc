package org.watchword.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statement of one proxy about whoever spoke to it.
 *
 * @param address empty where it said none that can be read: {@code unknown}, a made-up name, nonsense
 * @param protocol in lower case, or null where it said none
 */
record Hop(Optional<IpAddress> address, @Nullable String protocol) {

    /**
     * As {@code X-Forwarded-For} has them, the nearest last. {@code X-Forwarded-Proto} has one protocol for each, or
     * one for all; of several that do not match, the nearest proxy's counts, which no client can have written.
     */
    static List<Hop> ofXForwarded(List<String> forwardedFor, List<String> forwardedProto) {
        List<String> addresses = elements(forwardedFor);
        List<String> protocols = elements(forwardedProto);
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

    /** Reads them as {@code Forwarded} has them (RFC 7239 §4), the nearest last. */
    static List<Hop> ofForwarded(List<String> forwarded) {
        List<Hop> hops = new ArrayList<>();
        List<String> elements = forwarded.isEmpty() ? List.of() : quotedElements(String.join(",", forwarded), ',');
        for (String element : elements) {
            Optional<IpAddress> address = Optional.empty();
            String protocol = null;
            for (String pair : quotedElements(element, ';')) {
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

    /** Splits at commas and nowhere else; several headers of one name are one list (RFC 9110 §5.3). */
    private static List<String> elements(List<String> headers) {
        return headers.isEmpty()
                ? List.of()
                : Arrays.stream(String.join(",", headers).split(",", -1))
                        .map(String::strip)
                        .toList();
    }

    /**
     * Splits where no quotation marks are open, as RFC 7239 §4 has them. Looked for from the right: of a mark that is
     * never closed it is the client's part that cannot be read, and not what the proxies have added to it.
     */
    private static List<String> quotedElements(String all, char separator) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int end = all.length();
        for (int i = all.length() - 1; i >= 0; i--) {
            char c = all.charAt(i);
            if (c == separator && !quoted) {
                elements.add(all.substring(i + 1, end).strip());
                end = i;
            } else if (c == '"' && !(quoted && isEscaped(all, i))) {
                quoted = !quoted;
            }
        }
        elements.add(all.substring(0, end).strip());
        Collections.reverse(elements);
        return elements;
    }

    /** Tells whether an odd number of backslashes stands before it (RFC 9110 §5.6.4). */
    private static boolean isEscaped(String text, int at) {
        int first = at;
        while (first > 0 && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (at - first) % 2 != 0;
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** Reads an address, with a port or without (RFC 7239 §6). */
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

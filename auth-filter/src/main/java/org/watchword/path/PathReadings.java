package org.watchword.path;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ways in which the path of a request can be read, relative to the context root. First comes what the container
 * dispatches on: servlet path and path info, decoded and normalised by itself. Where the text that the client sent
 * could be read otherwise by anything behind (path parameters, encoded or doubled slashes, backslashes, dot segments,
 * double encoding), those readings follow, so that no spelling gets past a rule that the plain form would not pass. The
 * plain case costs one scan of the text.
 */
final class PathReadings {

    /** Deeper encodings than this are not undone by anything known. */
    private static final int MOST_DECODINGS = 3;

    private PathReadings() {}

    static Set<String> of(DispatchedPath dispatched, HttpServletRequest request) {
        String uri = request.getDispatcherType() == DispatcherType.INCLUDE
                ? text(request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI))
                : text(request.getRequestURI());
        return of(dispatched.text(), uri, text(request.getContextPath()));
    }

    /** The ways in which a decoded path can be read that is relative already. */
    static Set<String> of(String path) {
        Set<String> readings = new LinkedHashSet<>();
        addReadings(readings, path);
        return readings;
    }

    /**
     * @param dispatched what the container made of it, without the context path
     * @param uri what the client sent, undecoded, with the context path
     */
    static Set<String> of(String dispatched, String uri, String contextPath) {
        String plain = dispatched.isEmpty() ? "/" : dispatched;
        if (uri.equals(contextPath + plain) && isPlain(uri)) {
            return Set.of(plain);
        }
        Set<String> readings = new LinkedHashSet<>();
        readings.add(plain);
        addReadings(readings, plain);
        Set<String> contexts = contexts(uri, contextPath);
        String text = uri;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            addWithoutContext(readings, text, contexts);
            String decoded = decoded(text);
            if (decoded.equals(text)) {
                break;
            }
            text = decoded;
        }
        return readings;
    }

    /**
     * The context path as it may stand before the rest: as the container has it, which some decode, as the client has
     * sent it, and as both read decoded.
     */
    private static Set<String> contexts(String uri, String contextPath) {
        Set<String> contexts = new LinkedHashSet<>();
        contexts.add(contextPath);
        contexts.add(decoded(contextPath));
        String sent = firstSegments(uri, contextPath);
        String once = decoded(sent);
        if (contexts.contains(once)) {
            contexts.add(sent);
            // A name with a percent sign is decoded further below, together with what follows it.
            contexts.add(decoded(once));
        }
        return contexts;
    }

    /** As many segments of the text as the context path has. */
    private static String firstSegments(String text, String contextPath) {
        int end = 0;
        for (int i = contextPath.indexOf('/'); i >= 0; i = contextPath.indexOf('/', i + 1)) {
            int next = text.indexOf('/', end + 1);
            if (next < 0) {
                return text;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == ';' || c == '%' || c == '\\' || c <= 0x20 || c >= 0x7f) {
                return false;
            }
            if (c == '/' && i + 1 < uri.length() && (uri.charAt(i + 1) == '/' || uri.charAt(i + 1) == '.')) {
                return false;
            }
        }
        return true;
    }

    private static void addWithoutContext(Set<String> readings, String text, Set<String> contexts) {
        Set<String> variants = new LinkedHashSet<>();
        addReadings(variants, text);
        for (String variant : variants) {
            String relative = relative(variant, contexts);
            readings.add(relative.isEmpty() ? "/" : relative);
        }
    }

    /**
     * Cuts the context path off. Where the context path itself is spelled oddly the rest cannot be told from it, and
     * the whole is looked at.
     */
    private static String relative(String text, Set<String> contexts) {
        for (String context : contexts) {
            if (text.equals(context) || text.startsWith(context + "/")) {
                return text.substring(context.length());
            }
        }
        return text;
    }

    /** The text as it is, and as it reads with parameters cut, backslashes turned, slashes joined and dots resolved. */
    private static void addReadings(Set<String> readings, String text) {
        readings.add(text);
        String turned = text.replace('\\', '/');
        String withoutParameters = withoutParameters(turned);
        readings.add(withoutParameters);
        readings.add(normalised(turned));
        readings.add(normalised(withoutParameters));
        // "everything after the first semicolon" is how some rewriters read it
        int semicolon = turned.indexOf(';');
        if (semicolon >= 0) {
            readings.add(normalised(turned.substring(0, semicolon)));
        }
    }

    private static String withoutParameters(String path) {
        StringBuilder kept = new StringBuilder(path.length());
        boolean inParameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            inParameter = c == ';' || (inParameter && c != '/');
            if (!inParameter) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String normalised(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Percent-decoding that leaves alone what is not an encoding, as lenient servers do. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

package org.watchword.path;

import java.util.Optional;

/**
 * A path pattern as Jakarta Servlet §12.2 writes it: {@code /exact}, {@code /prefix/*} (which is also {@code /prefix}),
 * {@code *.extension}, and {@code /*} for all. Compared with regard to case, as containers dispatch. A slash at the end
 * of the path makes no difference, since JAX-RS dispatches both to one resource.
 */
public record PathPattern(String text, Kind kind, String key) {

    /** In the order in which they win. */
    public enum Kind {
        EXACT,
        PREFIX,
        EXTENSION
    }

    /** The pattern, or empty where {@code text} is none. */
    public static Optional<PathPattern> parse(String text) {
        if (text.startsWith("*.") && text.length() > 2 && text.indexOf('/') < 0 && text.indexOf('*', 1) < 0) {
            return Optional.of(new PathPattern(text, Kind.EXTENSION, text.substring(1)));
        }
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        if (text.endsWith("/*")) {
            String prefix = text.substring(0, text.length() - 2);
            return prefix.indexOf('*') < 0 ? Optional.of(new PathPattern(text, Kind.PREFIX, prefix)) : Optional.empty();
        }
        return text.indexOf('*') < 0
                ? Optional.of(new PathPattern(text, Kind.EXACT, withoutTrailingSlash(text)))
                : Optional.empty();
    }

    /** Matches the same paths, however it is written. */
    boolean isSameAs(PathPattern other) {
        return kind == other.kind && key.equals(other.key);
    }

    boolean matches(String path) {
        String plain = withoutTrailingSlash(path);
        return switch (kind) {
            case EXACT -> plain.equals(key);
            case PREFIX -> plain.equals(key) || plain.startsWith(key + "/");
            case EXTENSION -> plain.substring(plain.lastIndexOf('/') + 1).endsWith(key);
        };
    }

    /**
     * Tells whether the pattern matches, and the extension, where it is about one, is that of the resource that the
     * container has chosen: what follows a prefix is the business of the servlet there, and ends as the client likes.
     */
    public boolean opens(DispatchedPath path) {
        return (kind != Kind.EXTENSION || path.pathInfo().isEmpty()) && matches(path.text());
    }

    /** Greater wins: exact before prefix before extension, a longer prefix before a shorter, {@code /*} last. */
    int weight() {
        return switch (kind) {
            case EXACT -> Integer.MAX_VALUE;
            case PREFIX -> key.isEmpty() ? 0 : 1 + key.length();
            case EXTENSION -> 1;
        };
    }

    private static String withoutTrailingSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}

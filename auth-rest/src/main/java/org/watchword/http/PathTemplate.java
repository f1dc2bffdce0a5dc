package org.watchword.http;

import java.util.List;
import java.util.Optional;

/** A path with variables, such as {@code /auth/sessions/{id}}. */
public final class PathTemplate {

    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    /** Reads a template that begins with a slash. */
    public static PathTemplate of(String template) {
        return new PathTemplate(split(template));
    }

    /** Splits a path at its slashes; the first segment is what stands before the first slash. */
    static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    /** Returns the name of a variable, or empty for a fixed segment. */
    static Optional<String> variable(String segment) {
        return segment.startsWith("{") ? Optional.of(segment.substring(1, segment.length() - 1)) : Optional.empty();
    }

    List<String> segments() {
        return segments;
    }

    /** Returns the patterns of a servlet mapping that take in every path of this form, and as little else as can be. */
    public List<String> servletPatterns() {
        StringBuilder fixed = new StringBuilder();
        for (String segment : segments.subList(1, segments.size())) {
            if (variable(segment).isPresent()) {
                return List.of(fixed + "/*");
            }
            fixed.append('/').append(segment);
        }
        return List.of(fixed.toString(), fixed + "/");
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}

package org.watchword.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables, such as {@code /auth/sessions/{id}}. Immutable. */
final class PathTemplate {

    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    static PathTemplate of(String template) {
        return new PathTemplate(split(template));
    }

    /** The values of the variables, where {@code path} is of this form; one slash at its end does not count. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = split(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String expected = segments.get(i);
            String value = given.get(i);
            if (isVariable(expected)) {
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                variables.put(expected.substring(1, expected.length() - 1), value);
            } else if (!expected.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** The patterns of a servlet mapping that take in every path of this form, and as little else as can be. */
    List<String> servletPatterns() {
        StringBuilder fixed = new StringBuilder();
        for (String segment : segments.subList(1, segments.size())) {
            if (isVariable(segment)) {
                return List.of(fixed + "/*");
            }
            fixed.append('/').append(segment);
        }
        return List.of(fixed.toString(), fixed + "/");
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> split(String path) {
        return new ArrayList<>(List.of(path.split("/", -1)));
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}

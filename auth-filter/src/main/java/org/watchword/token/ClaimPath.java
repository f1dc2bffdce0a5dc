package org.watchword.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names a claim, or a member of an object within one: names parted by {@code /}, such as {@code realm_access/roles}. A
 * name in double quotes stands for itself, whatever is in it: {@code resource_access/"https://app.example"/roles}; a
 * quote within is doubled. Without quotes a claim of exactly the whole text comes first, so that
 * {@code https://app.example/roles} needs none.
 */
public final class ClaimPath {

    private final String written;
    private final List<String> steps;

    private ClaimPath(String written, List<String> steps) {
        this.written = written;
        this.steps = List.copyOf(steps);
    }

    /** Result of following a path through the claims. */
    sealed interface Place {

        /**
         * A value.
         *
         * @param name the last name of the path
         */
        record Value(String name, Object value) implements Place {}

        /** The claim, or a member on the way, is not there. */
        record Missing(String name) implements Place {}

        /** A claim or a member on the way is not an object. */
        record NoObject(String name, Object value) implements Place {}
    }

    /**
     * One path.
     *
     * @throws IllegalArgumentException for an empty name, or a quote that is not closed
     */
    public static ClaimPath of(String written) {
        List<String> parts = QuotedText.split(written, '/');
        if (!written.isEmpty() && written.indexOf('"') < 0 && parts.contains("")) {
            // An address, with its two slashes: a name and no path.
            return new ClaimPath(written, List.of(written));
        }
        List<String> steps = new ArrayList<>();
        for (String part : parts) {
            String name = QuotedText.plain(part);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a claim has a name: " + written);
            }
            steps.add(name);
        }
        return new ClaimPath(written, steps);
    }

    /**
     * Paths parted by commas; at least one.
     *
     * @throws IllegalArgumentException as {@link #of}, or if there is none
     */
    public static List<ClaimPath> list(String written) {
        List<ClaimPath> paths = QuotedText.split(written, ',').stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(ClaimPath::of)
                .toList();
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("at least one claim");
        }
        return paths;
    }

    Place in(Map<String, Object> claims) {
        Object whole = claims.get(written);
        if (whole != null) {
            return new Place.Value(written, whole);
        }
        String name = written;
        Object value = claims;
        for (String step : steps) {
            if (!(value instanceof Map<?, ?> object)) {
                return new Place.NoObject(name, value);
            }
            name = step;
            @Nullable Object next = object.get(step);
            if (next == null) {
                return new Place.Missing(name);
            }
            value = next;
        }
        return new Place.Value(name, value);
    }

    /** Tells whether the path leads into an object. */
    boolean isNested() {
        return steps.size() > 1;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return written;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimPath that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }
}

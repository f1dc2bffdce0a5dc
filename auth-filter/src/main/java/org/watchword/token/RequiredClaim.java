package org.watchword.token;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Demands that a claim has one of some values, so that an ID token, for one, does not pass as an access token (RFC 8725
 * §3.11).
 *
 * @param values the values that are good; compared with a text, a number or a boolean as JSON writes it, or with each
 *     of an array
 */
public record RequiredClaim(ClaimPath path, Set<String> values) {

    /** Copies the values. */
    public RequiredClaim {
        values = Set.copyOf(values);
    }

    /**
     * Demands parted by commas, each {@code claim=value} or {@code claim=value|value}.
     *
     * @throws IllegalArgumentException if one has no claim or no value
     */
    public static List<RequiredClaim> list(String written) {
        return QuotedText.split(written, ',').stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(RequiredClaim::of)
                .toList();
    }

    private static RequiredClaim of(String written) {
        List<String> parts = QuotedText.split(written, '=');
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a claim and its value: " + written);
        }
        String claim = parts.get(0);
        Set<String> values = new LinkedHashSet<>(
                Arrays.asList(written.substring(claim.length() + 1).strip().split("\\|", -1)));
        if (values.contains("")) {
            throw new IllegalArgumentException("a value that is not empty: " + written);
        }
        return new RequiredClaim(ClaimPath.of(claim.strip()), values);
    }

    boolean holdsFor(Map<String, Object> claims) {
        if (!(path.in(claims) instanceof ClaimPath.Place.Value found)) {
            return false;
        }
        return found.value() instanceof List<?> many ? many.stream().anyMatch(this::fits) : fits(found.value());
    }

    private boolean fits(Object value) {
        boolean simple = value instanceof String || value instanceof Boolean || value instanceof Long;
        return simple && values.contains(value.toString());
    }
}

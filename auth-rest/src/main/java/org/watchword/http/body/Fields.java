package org.watchword.http.body;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;

/**
 * The fields of one request, checked as they are taken. All that is wrong is said at once: take every field, then call
 * {@link #check}. Does not print.
 */
public final class Fields {

    private final Map<String, @Nullable String> values;
    private final Map<String, List<String>> lists;
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** @param values null for a field that came and is no text */
    Fields(Map<String, @Nullable String> values) {
        this(values, Map.of());
    }

    /** @param lists those of them that came as a list of texts */
    Fields(Map<String, @Nullable String> values, Map<String, List<String>> lists) {
        this.values = values;
        this.lists = lists;
    }

    /** Tells whether the field came, whatever its value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The field, or the empty text where there is a problem with it, which is then noted. */
    public String required(String name, int maxLength) {
        if (!has(name)) {
            problems.put(name, "is missing");
            return "";
        }
        String value = values.get(name);
        String problem = problem(value, maxLength);
        if (problem != null) {
            problems.put(name, problem);
            return "";
        }
        return value == null ? "" : value;
    }

    /** As {@link #required}, but null where the field is not there. */
    @Nullable
    public String optional(String name, int maxLength) {
        return has(name) ? required(name, maxLength) : null;
    }

    /** A list of texts, each checked as {@link #required}; null where the field is not there. */
    @Nullable
    public List<String> optionalList(String name, int maxLength) {
        if (!has(name)) {
            return null;
        }
        List<String> list = lists.get(name);
        if (list == null) {
            problems.put(name, "must be a list of texts");
            return List.of();
        }
        for (String value : list) {
            String problem = problem(value, maxLength);
            if (problem != null) {
                problems.put(name, "each " + problem);
            }
        }
        return list;
    }

    /** Notes what is wrong with a field, unless something is already. */
    public void refuse(String name, String problem) {
        problems.putIfAbsent(name, problem);
    }

    /** Notes a problem with each field that is none of these. */
    public void only(String... names) {
        Set<String> known = Set.of(names);
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.put(name, "cannot be set here"));
    }

    private static @Nullable String problem(@Nullable String value, int maxLength) {
        if (value == null) {
            return "must be a text";
        }
        if (value.isEmpty()) {
            return "must not be empty";
        }
        if (value.length() > maxLength) {
            return "must not be longer than " + maxLength + " characters";
        }
        if (value.indexOf('\0') >= 0) {
            return "must not contain the character NUL";
        }
        // JSON can write half of a surrogate pair (RFC 8259 §8.2); no encoding can store it.
        return StandardCharsets.UTF_8.newEncoder().canEncode(value) ? null : "must be Unicode text";
    }

    /**
     * Ends the request if something is wrong with a field.
     *
     * @throws FailureException 400 that names each field with a problem
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new FailureException(Failure.badRequest("invalid_fields", "Some fields cannot be used", problems));
        }
    }

    @Override
    public String toString() {
        return "Fields[hidden]";
    }
}

package org.watchword.redis.link;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answer of Redis in its second protocol: a number, bytes, nothing, or a list of those.
 *
 * @param value a {@code Long}, a {@code byte[]}, a {@code List}, or null
 */
public record Reply(@Nullable Object value) {

    /** Tells whether there is none. */
    public boolean isNothing() {
        return value == null;
    }

    /** Returns it as a number; a text that is one, too. */
    public long number() {
        return value instanceof Long number ? number : Long.parseLong(text());
    }

    /** Returns it as a text. */
    public String text() {
        return new String((byte[]) Objects.requireNonNull(value), StandardCharsets.UTF_8);
    }

    /** Returns the parts of a list. */
    public List<Reply> list() {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(Reply::new).toList();
    }

    /** Returns a list of names and values as a map. */
    public Map<String, String> map() {
        List<Reply> parts = list();
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            map.put(parts.get(i).text(), parts.get(i + 1).text());
        }
        return map;
    }
}

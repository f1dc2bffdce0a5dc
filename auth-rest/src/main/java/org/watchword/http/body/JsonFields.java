package org.watchword.http.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.json.StrictJson;

/** Reads the members of one JSON object that are texts or lists of texts; members of other types are noted as such. */
final class JsonFields {

    /** Deeper than any request of ours. */
    private static final int MAX_DEPTH = 8;

    private static final StrictJson JSON = StrictJson.anyValues(MAX_DEPTH);

    private JsonFields() {}

    /** Returns the members; empty where the text is not such an object. */
    static Optional<Fields> parse(String text) {
        return JSON.object(text).map(JsonFields::fields);
    }

    private static Fields fields(Map<String, Object> object) {
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            members.put(name, value instanceof String text ? text : null);
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                lists.put(name, list.stream().map(String.class::cast).toList());
            }
        });
        return new Fields(members, lists);
    }
}

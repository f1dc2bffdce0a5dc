package org.watchword.http.body;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object that are texts or lists of texts, strictly: nothing after it, no member twice, no deep nesting. Members of other types are
 * noted as such; what is inside of them is only checked for form.
 */
final class JsonFields {

    /** Deeper than any request of ours; shallow enough for every parser. */
    private static final int MAX_DEPTH = 8;

    private final JsonProvider json;

    JsonFields(JsonProvider json) {
        this.json = json;
    }

    /** The members; empty where the text is not such an object. */
    Optional<Fields> parse(String text) {
        if (tooDeep(text)) {
            return Optional.empty();
        }
        try (JsonParser parser = json.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                return Optional.empty();
            }
            Optional<Fields> members = members(parser);
            // Asking for more is what makes a parser look at the rest.
            return members.isPresent() && parser.hasNext() ? Optional.empty() : members;
        } catch (JsonException | IllegalStateException | NoSuchElementException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fields> members(JsonParser parser) {
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return Optional.of(new Fields(members, lists));
            }
            String name = parser.getString();
            if (members.containsKey(name)) {
                return Optional.empty();
            }
            JsonParser.Event value = parser.next();
            members.put(name, value == JsonParser.Event.VALUE_STRING ? parser.getString() : null);
            boolean wellFormed =
                    value == JsonParser.Event.START_ARRAY ? list(parser, name, lists) : skipped(parser, value);
            if (!wellFormed) {
                return Optional.empty();
            }
        }
    }

    /** Reads to the end of a list that has begun, and notes it where it is one of texts; false as below. */
    private static boolean list(JsonParser parser, String name, Map<String, List<String>> lists) {
        List<String> texts = new ArrayList<>();
        boolean onlyTexts = true;
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            if (event == JsonParser.Event.VALUE_STRING) {
                texts.add(parser.getString());
            } else {
                onlyTexts = false;
                if (!skipped(parser, event)) {
                    return false;
                }
            }
        }
        if (onlyTexts) {
            lists.put(name, texts);
        }
        return true;
    }

    /** Reads to the end of the value that has begun; false where one of its objects has a member twice. */
    private static boolean skipped(JsonParser parser, JsonParser.Event begun) {
        if (begun == JsonParser.Event.START_OBJECT) {
            Set<String> names = new HashSet<>();
            for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_OBJECT; event = parser.next()) {
                if (!names.add(parser.getString()) || !skipped(parser, parser.next())) {
                    return false;
                }
            }
        } else if (begun == JsonParser.Event.START_ARRAY) {
            for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
                if (!skipped(parser, event)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Before the parser sees it, so that no parser's own limit or recursion matters. Brackets within texts do not count. */
    private static boolean tooDeep(String text) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    return true;
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return false;
    }
}

package org.watchword.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.text.Base64Url;

/**
 * One part of a token as a JSON object, read as strictly as RFC 7515 §4 and RFC 8259 allow: UTF-8 only, no duplicate names, nothing
 * behind the end, bounded depth. Whatever is wrong, the answer is empty and never an exception (CVE-2019-17195, CVE-2025-53864).
 */
final class StrictJson {

    /** Levels of objects and arrays; far more than any issuer uses, far less than a stack holds. */
    static final int DEEPEST = 16;

    /** Digits of one number. */
    static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The names come from outside: they must not fill a table that outlives the request.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // Jackson's usual pool hangs on the server's threads and would hold this class loader after the application
            // is gone.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private StrictJson() {}

    /**
     * The object in a payload; deeply immutable. A member that is JSON null is as if it were not there; null elements of arrays
     * are kept, since a position may mean something. Numbers are Long, BigInteger or Double.
     *
     * @param part canonical base64url
     */
    static Optional<Map<String, Object>> payload(String part) {
        return object(part, true);
    }

    /** As {@link #payload}, but a member that is null is refused: no header parameter may be (RFC 7515 §4.1). */
    static Optional<Map<String, Object>> header(String part) {
        return object(part, false);
    }

    private static Optional<Map<String, Object>> object(String part, boolean nulls) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64Url.decode(part)));
            try (JsonParser parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.remaining())) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
                Map<String, Object> object = members(parser, nulls);
                return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> members(JsonParser parser, boolean nulls) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            Object value = value(parser, nulls);
            if (value != null) {
                members.put(name, value);
            } else if (!nulls) {
                throw new IOException("null");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> elements(JsonParser parser, boolean nulls) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, nulls));
        }
        return Collections.unmodifiableList(elements);
    }

    private static @Nullable Object value(JsonParser parser, boolean nulls) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, nulls);
            case START_ARRAY -> elements(parser, nulls);
            case VALUE_STRING -> wellFormed(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("no JSON value");
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    private static double finite(double value) throws IOException {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new IOException("number out of range");
    }

    /** An escape such as \\ud800 can make half a character, which no encoder can write again (RFC 7493 §2.1). */
    private static String wellFormed(String text) throws CharacterCodingException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                return text;
            }
        }
        return text;
    }
}

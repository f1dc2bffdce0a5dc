package org.watchword.json;

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

/**
 * Reads one JSON object as strictly as RFC 8259 allows: UTF-8 only, no name twice, nothing behind the end, bounded
 * depth. Whatever is wrong, the answer is empty and never an exception (CVE-2019-17195, CVE-2025-53864).
 */
public final class StrictJson {

    /** Levels of objects and arrays; far more than any issuer uses, far less than a stack holds. */
    public static final int DEEPEST = 16;

    /** Digits of one number of I-JSON. */
    public static final int LONGEST_NUMBER = 100;

    /**
     * Treatment of a member of an object that is JSON null. Null elements of arrays are kept, since a position may mean
     * something.
     */
    public enum NullMembers {
        /** It stands in the map as null. */
        KEPT,
        /** It is as if it were not there. */
        LEFT_OUT,
        /** The whole text is refused. */
        REFUSED
    }

    private final JsonFactory factory;
    private final NullMembers nulls;
    private final boolean isInteroperable;

    private StrictJson(int deepest, int longestNumber, NullMembers nulls, boolean isInteroperable) {
        this.factory = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // The names come from outside: they must not fill a table that outlives the request.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxNumberLength(longestNumber)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                // Jackson's usual pool hangs on the server's threads and would hold this class loader after the
                // application is gone.
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
        this.nulls = nulls;
        this.isInteroperable = isInteroperable;
    }

    /** Reads I-JSON (RFC 7493): also refuses texts with half a character, and numbers that nobody could read again. */
    public static StrictJson interoperable(NullMembers nulls) {
        return new StrictJson(DEEPEST, LONGEST_NUMBER, nulls, true);
    }

    /**
     * Reads any texts and numbers, for a caller that checks the few members it wants. Every number is a Double, however
     * long.
     */
    public static StrictJson anyValues(int deepest) {
        return new StrictJson(deepest, Integer.MAX_VALUE, NullMembers.KEPT, false);
    }

    /** Reads an object, deeply immutable: String, Boolean, Map, List, and for numbers Long, BigInteger or Double. */
    public Optional<Map<String, Object>> object(byte[] utf8) {
        char[] ascii = ascii(utf8);
        if (ascii != null) {
            return object(ascii, 0, ascii.length);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return object(text.array(), text.arrayOffset(), text.remaining());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Reads an object as {@link #object(byte[])} does. */
    public Optional<Map<String, Object>> object(String text) {
        char[] characters = text.toCharArray();
        return object(characters, 0, characters.length);
    }

    /** Most texts are ASCII, which needs no decoder; null where it is not. */
    private static char @Nullable [] ascii(byte[] utf8) {
        char[] characters = new char[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] < 0) {
                return null;
            }
            characters[i] = (char) utf8[i];
        }
        return characters;
    }

    private Optional<Map<String, Object>> object(char[] text, int offset, int length) {
        try (JsonParser parser = factory.createParser(text, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> object = members(parser);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // A map of KEPT has null values, and get() may give null of any map.
    private Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            parser.nextToken();
            Object value = value(parser);
            if (value != null || nulls == NullMembers.KEPT) {
                members.put(name, value);
            } else if (nulls == NullMembers.REFUSED) {
                throw new IOException("null");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> elements(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return Collections.unmodifiableList(elements);
    }

    private @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> real(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("no JSON value");
        };
    }

    private Object integer(JsonParser parser) throws IOException {
        if (!isInteroperable) {
            return parser.getDoubleValue();
        }
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    private double real(double value) throws IOException {
        if (isInteroperable && !Double.isFinite(value)) {
            throw new IOException("number out of range");
        }
        return value;
    }

    /** An escape such as \\ud800 can make half a character, which no encoder can write again (RFC 7493 §2.1). */
    private String text(String text) throws CharacterCodingException {
        for (int i = 0; isInteroperable && i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                return text;
            }
        }
        return text;
    }
}

package org.watchword.key.load;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyException;

/** The text of a JWK set taken apart (RFC 7517 §4, §5). What its keys are worth is for others to say. Safe for any thread. */
public final class JwkSet {

    private final JsonProvider json;
    private final String location;

    /**
     * @param location names the set in messages
     */
    public JwkSet(JsonProvider json, String location) {
        this.json = json;
        this.location = location;
    }

    /**
     * The keys of a set, or the one key that stands for itself.
     *
     * @throws KeyException if it is neither
     */
    List<JsonObject> keys(String text) {
        JsonObject root = object(text);
        return root.containsKey("keys") ? listed(root) : List.of(root);
    }

    /**
     * The keys of a set.
     *
     * @throws KeyException if it is none
     */
    public List<JsonObject> keysOfSet(String text) {
        return listed(object(text));
    }

    private JsonObject object(String text) {
        try (JsonReader reader = json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            // Without the cause: a parser's message may quote what it read.
            throw new KeyException(location + " is not a JSON object; it must be a JWK or a JWK set (RFC 7517)");
        }
    }

    private List<JsonObject> listed(JsonObject root) {
        if (!(root.get("keys") instanceof JsonArray array)) {
            throw new KeyException(location + ": keys must be an array (RFC 7517 §5.1)");
        }
        List<JsonObject> keys = new ArrayList<>();
        for (JsonValue value : array) {
            if (!(value instanceof JsonObject jwk)) {
                throw new KeyException(location + ": each of keys must be an object (RFC 7517 §5.1)");
            }
            keys.add(jwk);
        }
        return keys;
    }

    /** A key for encryption is not ours to use (RFC 7517 §4.2, §4.3). */
    public static boolean forSignatures(JsonObject jwk) {
        if (has(jwk, "use") && !"sig".equals(text(jwk, "use"))) {
            return false;
        }
        if (!has(jwk, "key_ops")) {
            return true;
        }
        return jwk.get("key_ops") instanceof JsonArray operations
                && operations.stream()
                        .anyMatch(operation -> operation instanceof JsonString name
                                && (name.getString().equals("verify")
                                        || name.getString().equals("sign")));
    }

    /**
     * Reads the {@code kid} of a key; the empty text where it has none.
     *
     * @throws KeyException if there is one, and it is not a text or is empty
     */
    @Nullable
    public String kid(JsonObject jwk) {
        if (!has(jwk, "kid")) {
            return null;
        }
        String kid = text(jwk, "kid");
        if (kid == null || kid.isEmpty()) {
            throw new KeyException(location + ": kid must be a text that is not empty (RFC 7517 §4.5)");
        }
        return kid;
    }

    /** Whether a member is there; null is what some servers write for one that is not. */
    static boolean has(JsonObject jwk, String name) {
        return jwk.containsKey(name) && !jwk.isNull(name);
    }

    public static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : null;
    }
}

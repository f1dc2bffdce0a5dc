package org.watchword.key.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.json.StrictJson;
import org.watchword.key.KeyException;

/** The text of a JWK set taken apart (RFC 7517 §4, §5). What its keys are worth is for others to say. */
public final class JwkSet {

    private static final StrictJson JSON = StrictJson.interoperable(StrictJson.NullMembers.KEPT);

    private final String location;

    public JwkSet(String location) {
        this.location = location;
    }

    /**
     * Reads the keys of a set, or the one key that stands for itself.
     *
     * @throws KeyException if it is neither
     */
    List<Map<String, Object>> keys(String text) {
        Map<String, Object> root = object(text);
        return root.containsKey("keys") ? listed(root) : List.of(root);
    }

    /**
     * Reads the keys of a set.
     *
     * @throws KeyException if it is none
     */
    public List<Map<String, Object>> keysOfSet(String text) {
        return listed(object(text));
    }

    private Map<String, Object> object(String text) {
        return JSON.object(text)
                .orElseThrow(() ->
                        new KeyException(location + " is not a JSON object; it must be a JWK or a JWK set (RFC 7517)"));
    }

    private List<Map<String, Object>> listed(Map<String, Object> root) {
        if (!(root.get("keys") instanceof List<?> array)) {
            throw new KeyException(location + ": keys must be an array (RFC 7517 §5.1)");
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        for (Object value : array) {
            if (!(value instanceof Map<?, ?> jwk)) {
                throw new KeyException(location + ": each of keys must be an object (RFC 7517 §5.1)");
            }
            keys.add(members(jwk));
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // The reader makes no other maps.
    private static Map<String, Object> members(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    /** A key for encryption is not ours to use (RFC 7517 §4.2, §4.3). */
    public static boolean forSignatures(Map<String, Object> jwk) {
        if (has(jwk, "use") && !"sig".equals(text(jwk, "use"))) {
            return false;
        }
        if (!has(jwk, "key_ops")) {
            return true;
        }
        return jwk.get("key_ops") instanceof List<?> operations
                && (operations.contains("verify") || operations.contains("sign"));
    }

    /**
     * Reads the {@code kid} of a key; the empty text where it has none.
     *
     * @throws KeyException if there is one, and it is not a text or is empty
     */
    @Nullable
    public String kid(Map<String, Object> jwk) {
        if (!has(jwk, "kid")) {
            return null;
        }
        String kid = text(jwk, "kid");
        if (kid == null || kid.isEmpty()) {
            throw new KeyException(location + ": kid must be a text that is not empty (RFC 7517 §4.5)");
        }
        return kid;
    }

    /** Tells whether a member is there; null is what some servers write for one that is not. */
    static boolean has(Map<String, Object> jwk, String name) {
        return jwk.get(name) != null;
    }

    /** Returns a member that is a text, or else null. */
    public static @Nullable String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }
}

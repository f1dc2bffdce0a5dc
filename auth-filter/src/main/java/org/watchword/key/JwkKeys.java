package org.watchword.key;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.security.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key ring from a JWK or a JWK set (RFC 7517). */
final class JwkKeys {

    private final String location;
    private final Optional<JwsAlgorithm> configured;

    JwkKeys(String location, Optional<JwsAlgorithm> configured) {
        this.location = location;
        this.configured = configured;
    }

    KeyRing ring(String text) {
        List<VerificationKey> verifying = new ArrayList<>();
        SigningKey signing = null;
        Set<String> kids = new HashSet<>();
        for (JsonObject jwk : keys(parsed(text))) {
            if (!forSignatures(jwk)) {
                continue;
            }
            Optional<Jwk> usable = Jwk.read(named(jwk), jwk, configured);
            if (usable.isEmpty()) {
                continue;
            }
            Jwk key = usable.get();
            String kid = kid(jwk);
            if (!kids.add(kid == null ? "no kid " + key.algorithm() : "kid " + kid)) {
                throw new KeyException(location + " has two usable keys with "
                        + (kid == null ? "no kid" : "the kid " + kid) + "; give each a kid of its own");
            }
            verifying.add(new VerificationKey(kid, key.algorithm(), key.verifies()));
            Key signs = key.signs();
            if (signing == null && signs != null) {
                signing = new SigningKey(kid, key.algorithm(), signs);
            }
        }
        if (verifying.isEmpty()) {
            throw new KeyException(
                    location + " has no usable key; it needs one of kty oct, RSA or EC for HS*, RS* or ES*, for"
                            + " signatures (use sig)");
        }
        if (signing != null && signing.kid() == null && verifying.size() > 1) {
            throw new KeyException(
                    location + " has several keys, and the one that signs has no kid; give each a kid of its own");
        }
        return signing == null ? KeyRing.verifying(verifying) : KeyRing.signing(verifying, signing);
    }

    private JsonObject parsed(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            // Without the cause: a parser's message may quote what it read.
            throw new KeyException(location + " is not a JSON object; it must be a JWK or a JWK set (RFC 7517)");
        }
    }

    private List<JsonObject> keys(JsonObject root) {
        if (!root.containsKey("keys")) {
            return List.of(root);
        }
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
    private static boolean forSignatures(JsonObject jwk) {
        if (jwk.containsKey("use") && !"sig".equals(text(jwk, "use"))) {
            return false;
        }
        if (!jwk.containsKey("key_ops")) {
            return true;
        }
        return jwk.get("key_ops") instanceof JsonArray operations
                && operations.stream()
                        .anyMatch(operation -> operation instanceof JsonString name
                                && (name.getString().equals("verify")
                                        || name.getString().equals("sign")));
    }

    private @Nullable String kid(JsonObject jwk) {
        if (!jwk.containsKey("kid")) {
            return null;
        }
        String kid = text(jwk, "kid");
        if (kid == null || kid.isEmpty()) {
            throw new KeyException(location + ": kid must be a text that is not empty (RFC 7517 §4.5)");
        }
        return kid;
    }

    private String named(JsonObject jwk) {
        String kid = text(jwk, "kid");
        return kid == null ? location : location + " (kid " + kid + ")";
    }

    static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : null;
    }
}

package org.watchword.http;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.api.login.SessionTokens;
import org.watchword.key.KeyRing;
import org.watchword.key.PublicJwkSet;

/**
 * Makes every answer of ours, as JSON whatever {@code Accept} says. All of it but the public keys is nobody else's
 * business: {@code no-store} everywhere else (RFC 6749 §5.1). Thread-safe.
 */
public final class Answers {

    private static final Map<String, String> NO_STORE = Map.of("Cache-Control", "no-store");
    private static final Map<String, String> PUBLIC_FOR_FIVE_MINUTES = Map.of("Cache-Control", "public, max-age=300");

    private final JsonProvider json;
    private final ErrorBody errorBody;
    private final Consumer<Failure> refused;

    /** @param refused is told of each failure that is answered */
    public Answers(JsonProvider json, ErrorBody errorBody, Consumer<Failure> refused) {
        this.json = json;
        this.errorBody = errorBody;
        this.refused = refused;
    }

    /** Makes the error body, and tells the meter. */
    public Answer failure(Failure failure) {
        refused.accept(failure);
        return new Answer(
                failure.status(), failure.headers(), new String(errorBody.of(failure), StandardCharsets.UTF_8));
    }

    /** Makes a 200. */
    public Answer ok(JsonObject body) {
        return new Answer(200, NO_STORE, body.toString());
    }

    /** Makes a 201. */
    public Answer created(JsonObject body) {
        return new Answer(201, NO_STORE, body.toString());
    }

    /** Anybody may keep them for a while; not for long, since a key may be withdrawn. */
    public Answer publicKeys(KeyRing ring) {
        return new Answer(200, PUBLIC_FOR_FIVE_MINUTES, PublicJwkSet.of(json, ring));
    }

    /**
     * Makes a 200 that its client may keep and ask for anew, or a 304 where the client has this version (RFC 9110
     * §13.1.2).
     *
     * @param version differs where what matters of the body does
     */
    public Answer versioned(Request request, JsonObject body, String version) {
        return Negotiation.of(request).answer(body.toString(), version);
    }

    /** Makes a 204. */
    public Answer done() {
        return new Answer(204, NO_STORE, null);
    }

    /** Makes a token response (RFC 6749 §5.1). */
    public Answer tokens(SessionTokens tokens) {
        return ok(object().add("access_token", tokens.accessToken())
                .add("refresh_token", tokens.refreshToken())
                .add("token_type", "Bearer")
                .add("expires_in", tokens.expiresIn())
                .add("refresh_expires_in", tokens.refreshExpiresIn())
                .build());
    }

    /** Begins a JSON object. */
    public JsonObjectBuilder object() {
        return json.createObjectBuilder();
    }

    /** Begins a JSON array. */
    public JsonArrayBuilder list() {
        return json.createArrayBuilder();
    }

    /** In alphabetical order, so that equal accounts give equal answers. */
    public JsonArrayBuilder array(Set<String> names) {
        JsonArrayBuilder array = json.createArrayBuilder();
        new TreeSet<>(names).forEach(array::add);
        return array;
    }

    /** Adds a text, or {@code null} where there is none. */
    public static void addOrNull(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value == null) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }
}

package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.watchword.api.Failure;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.Fields;
import org.watchword.http.body.Limits;
import org.watchword.signing.KeyRevocationResult;
import org.watchword.signing.KeyRotation;
import org.watchword.signing.KeyRotationResult;
import org.watchword.signing.KeyView;

/** Lets administrators see, rotate and revoke the generated keys. */
public final class KeyEndpoints {

    private static final System.Logger LOG = System.getLogger(KeyEndpoints.class.getName());
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Supplier<Optional<KeyRotation>> rotation;
    private final Answers answers;

    /** @param rotation empty where the keys are not generated */
    public KeyEndpoints(Supplier<Optional<KeyRotation>> rotation, Answers answers) {
        this.rotation = rotation;
        this.answers = answers;
    }

    /** Lists the keys, in the order in which they were made. */
    Answer keys(Request request) {
        return withKeys(keys -> {
            JsonArrayBuilder list = answers.list();
            keys.keys().forEach(key -> list.add(body(key)));
            return answers.ok(answers.object().add("keys", list).build());
        });
    }

    private JsonObjectBuilder body(KeyView key) {
        JsonObjectBuilder body = answers.object()
                .add("kid", key.kid())
                .add("algorithm", key.algorithm())
                .add("state", key.state().name().toLowerCase(Locale.ROOT))
                .add("created_at", key.createdAt().toString())
                .add("signs_from", key.signsFrom().toString());
        Instant until = key.verifiesUntil();
        Answers.addOrNull(body, "verifies_until", until == null ? null : until.toString());
        return body;
    }

    /** Makes the next key: 201, or 200 where it was made before and does not sign yet. */
    Answer rotate(Request request) {
        return withKeys(keys -> {
            KeyRotationResult next = keys.rotate(request.actor());
            JsonObject body = answers.object()
                    .add("kid", next.kid())
                    .add("signs_from", next.signsFrom().toString())
                    .build();
            return next.made() ? answers.created(body) : answers.ok(body);
        });
    }

    /** Takes {@code kid}; tells which key was made in its place, if any. */
    Answer revoke(Request request) {
        Fields fields = request.fields();
        fields.only("kid");
        String kid = fields.required("kid", Limits.NAME);
        fields.check();
        return withKeys(keys -> {
            KeyRevocationResult result = keys.revoke(kid, request.actor());
            if (result instanceof KeyRevocationResult.NotFound) {
                return answers.failure(Failure.of(404, "key_not_found", "No such key"));
            }
            JsonObjectBuilder body = answers.object().add("kid", kid);
            Answers.addOrNull(
                    body,
                    "successor",
                    result instanceof KeyRevocationResult.Revoked revoked ? revoked.successor() : null);
            return answers.ok(body.build());
        });
    }

    private Answer withKeys(Function<KeyRotation, Answer> operation) {
        Optional<KeyRotation> keys = rotation.get();
        if (keys.isEmpty()) {
            return answers.failure(
                    Failure.of(409, "keys_not_generated", "The keys come from the settings or the application"));
        }
        try {
            return operation.apply(keys.get());
        } catch (ConfigurationException e) {
            LOG.log(Level.WARNING, "The signing keys are left as they are: " + e.getMessage());
            return answers.failure(
                    Failure.unavailable("keys_unavailable", "The keys cannot be read now; try again", SOON));
        }
    }
}

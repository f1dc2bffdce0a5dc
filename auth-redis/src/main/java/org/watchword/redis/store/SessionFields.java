package org.watchword.redis.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SessionRecord;

/** A session as the fields of a hash. Moments are milliseconds since 1970; what is null has no field. */
final class SessionFields {

    private SessionFields() {}

    /** Returns names and values in turn. */
    static List<String> of(SessionRecord session) {
        List<String> fields = new ArrayList<>();
        add(fields, "id", session.id());
        add(fields, "user", session.userId());
        add(fields, "generation", Long.toString(session.generation()));
        add(fields, "current", session.currentHash());
        add(fields, "previous", session.previousHash());
        add(fields, "nonce", session.nonce());
        add(fields, "family", session.familyKey());
        add(fields, "created", millis(session.createdAt()));
        add(fields, "rotated", millis(session.rotatedAt()));
        add(fields, "idle", millis(session.idleExpiresAt()));
        add(fields, "expires", millis(session.expiresAt()));
        Instant revokedAt = session.revokedAt();
        add(fields, "revoked", revokedAt == null ? null : millis(revokedAt));
        add(fields, "agent", session.userAgent());
        add(fields, "address", session.address());
        return fields;
    }

    /** Returns the session of these fields. */
    static SessionRecord read(Map<String, String> fields) {
        return new SessionRecord(
                text(fields, "id"),
                text(fields, "user"),
                Long.parseLong(text(fields, "generation")),
                text(fields, "current"),
                fields.get("previous"),
                fields.get("nonce"),
                text(fields, "family"),
                moment(text(fields, "created")),
                moment(text(fields, "rotated")),
                moment(text(fields, "idle")),
                moment(text(fields, "expires")),
                fields.containsKey("revoked") ? moment(text(fields, "revoked")) : null,
                fields.get("agent"),
                fields.get("address"));
    }

    /** Tells whether the client may not have been told of the token in force, see {@link Uncommitted}. */
    static boolean isUnconfirmed(Map<String, String> fields) {
        return fields.containsKey("unconfirmed");
    }

    /** Returns the session of these fields as if it had been rotated at another moment. */
    static SessionRecord rotatedAt(Instant moment, Map<String, String> fields) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put("rotated", millis(moment));
        return read(changed);
    }

    static String millis(Instant moment) {
        return Long.toString(moment.toEpochMilli());
    }

    static Instant moment(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static void add(List<String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name);
            fields.add(value);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}

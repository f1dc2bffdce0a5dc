package org.watchword.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Records with every field set; each with ids of its own. */
public final class TestRecords {

    /** To the millisecond, as stores keep it. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    private TestRecords() {}

    public static String id() {
        return UUID.randomUUID().toString();
    }

    public static NewUser user(String username) {
        return user(username, Set.of(), Set.of());
    }

    public static NewUser user(String username, Set<String> roles, Set<String> permissions) {
        return new NewUser(id(), username, username + "@example.org", "Full Name", "{x}hash", roles, permissions, NOW);
    }

    public static SessionRecord session() {
        return session(id());
    }

    public static SessionRecord session(String userId) {
        return new SessionRecord(
                id(),
                userId,
                0,
                "hash-0",
                null,
                null,
                "family",
                NOW,
                NOW,
                NOW.plus(Duration.ofDays(14)),
                NOW.plus(Duration.ofDays(90)),
                null,
                "Browser/1",
                "192.0.2.7");
    }

    public static Rotation rotation(int number) {
        return new Rotation(
                "hash-" + number,
                "nonce-" + number,
                NOW.plusSeconds(number),
                NOW.plusSeconds(number).plus(Duration.ofDays(14)));
    }

    public static SigningKeyRecord key(String kid) {
        return new SigningKeyRecord(kid, "RS256", "public-" + kid, "private-" + kid, NOW);
    }
}

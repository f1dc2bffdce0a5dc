package org.watchword.integration;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A user that a test made for itself, so that no test depends on another's. */
record TestUser(String username, Client client) {

    static final String PASSWORD = "correct horse battery";

    /** The user that {@link HostWar#withAdministrator} makes, with the role {@code admin} and no other. */
    static final String ADMINISTRATOR = "legate";

    private static final AtomicInteger COUNT = new AtomicInteger();

    static TestUser with(Client client, Set<String> roles, Set<String> permissions) {
        return client.user("user" + COUNT.incrementAndGet(), roles, permissions);
    }

    static TestUser with(Client client, String... roles) {
        return with(client, Set.of(roles), Set.of());
    }

    static TestUser administrator(Client client) {
        return new TestUser(ADMINISTRATOR, client);
    }

    /** A new session. */
    Tokens login() {
        return Tokens.of(client.login(username, PASSWORD).is(200));
    }

    void disable() {
        client.post("/api/fixture/users/" + username + "/disable", BodyPublishers.noBody(), "text/plain")
                .is(204);
    }

    /** How many sessions have not ended. */
    int sessions() {
        return Integer.parseInt(client.get("/api/fixture/users/" + username + "/sessions")
                .is(200)
                .body());
    }
}

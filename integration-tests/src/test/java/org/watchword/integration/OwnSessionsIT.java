package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see and change of their own sessions and accounts. */
@ServerTest
class OwnSessionsIT {

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("ownsessions").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "ownsessions");
    }

    private Tokens loginWith(TestUser user, String agent) {
        String credentials = Client.credentials(user.username(), TestUser.PASSWORD);
        return Tokens.of(client.send(client.request("/auth/login")
                        .header("User-Agent", agent)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(credentials)))
                .is(200));
    }

    private List<JsonObject> sessions(Tokens tokens) {
        return client.get("/auth/sessions", tokens.access())
                .is(200)
                .json()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void sessionsAreListedAndOneIsEnded() {
        TestUser user = TestUser.with(client, "user");
        Tokens phone = loginWith(user, "Phone/1");
        Tokens laptop = loginWith(user, "Laptop/2");

        List<JsonObject> sessions = sessions(laptop);

        assertThat(sessions).extracting(session -> session.getString("device")).containsExactly("Laptop/2", "Phone/1");
        assertThat(sessions)
                .extracting(session -> session.getBoolean("current"))
                .containsExactly(true, false);
        assertThat(sessions).allSatisfy(session -> {
            assertThat(session.getString("address")).isNotBlank();
            assertThat(Instant.parse(session.getString("created_at")))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(Instant.parse(session.getString("expires_at"))).isAfter(Instant.now());
        });

        String id = sessions.get(1).getString("id");
        client.callAs(laptop.access(), "DELETE", "/auth/sessions/" + id, "").is(204);

        client.get("/auth/me", phone.access()).refusesToken("token_revoked");
        client.refresh(phone.refresh()).isFailure(401, "session_ended");
        assertThat(sessions(laptop)).hasSize(1);
        client.callAs(laptop.access(), "DELETE", "/auth/sessions/" + id, "").isFailure(404, "session_not_found");
    }

    @Test
    void sessionOfAnotherIsNotFound() {
        Tokens ada = TestUser.with(client, "user").login();
        Tokens bob = TestUser.with(client, "user").login();
        String adas = sessions(ada).get(0).getString("id");

        client.callAs(bob.access(), "DELETE", "/auth/sessions/" + adas, "").isFailure(404, "session_not_found");

        client.get("/auth/me", ada.access()).is(200);
        client.get("/auth/sessions").needsLogin();
    }

    @Test
    void fullNameIsChangedAndNothingElseCanBe() {
        Tokens tokens = TestUser.with(client, "user").login();

        client.callAs(tokens.access(), "PATCH", "/auth/me", "{\"full_name\":\"Ada L\u00f8velace\"}")
                .is(204);
        assertThat(client.get("/auth/me", tokens.access()).text("full_name")).isEqualTo("Ada L\u00f8velace");

        JsonObject error = client.callAs(
                        tokens.access(), "PATCH", "/auth/me", "{\"full_name\":\"X\",\"roles\":[\"admin\"]}")
                .isFailure(400, "invalid_fields")
                .json()
                .getJsonObject("error");
        assertThat(error.getJsonObject("fields").keySet()).containsExactly("roles");
        assertThat(client.get("/auth/me", tokens.access()).text("full_name")).isEqualTo("Ada L\u00f8velace");
    }

    @Test
    void accountIsRemovedWithItsPassword() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();

        client.callAs(tokens.access(), "POST", "/auth/me/delete", "{\"password\":\"wrong horse battery\"}")
                .isFailure(403, "wrong_password");
        client.callAs(tokens.access(), "POST", "/auth/me/delete", "{\"password\":\"" + TestUser.PASSWORD + "\"}")
                .is(204);

        client.get("/auth/me", tokens.access()).refusesToken("token_revoked");
        client.get("/api/rules/user", tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).is(401);
        client.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
    }
}

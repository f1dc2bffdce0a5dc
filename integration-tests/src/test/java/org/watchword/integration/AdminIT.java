package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.observer.AuditObserver;

/** What administrators do, and what it does to those whom it concerns. */
@Tag("payara")
@ServerTest
class AdminIT {

    private static final String USERS = "/auth/admin/users";

    @ArquillianResource
    private URL base;

    private Client client;
    private Tokens admin;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("admin")
                .withAdministrator()
                .part(war -> war.addClass(AuditObserver.class))
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "admin");
        admin = TestUser.administrator(client).login();
    }

    private Answer call(String method, String path) {
        return client.callAs(admin.access(), method, path, "");
    }

    private JsonObject found(String query) {
        return client.get(USERS + "?query=" + query, admin.access()).is(200).json();
    }

    private String id(TestUser user) {
        return found(user.username()).getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("username").equals(user.username()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /**
     * Tokens tell their time in whole seconds: one of the same second as the change is refused with those before it.
     */
    private Tokens usable(java.util.function.Supplier<Answer> tokens) {
        Tokens[] latest = new Tokens[1];
        Await.until("tokens of a later second than the change", () -> {
            latest[0] = Tokens.of(tokens.get().is(200));
            return client.get("/auth/me", latest[0].access()).status() == 200;
        });
        return latest[0];
    }

    @Test
    void onlyAdministratorsMay() {
        Tokens user = TestUser.with(client, "user").login();

        client.get(USERS).needsLogin();
        client.get(USERS, user.access()).refusesCaller("role_missing");
        client.callAs(user.access(), "PUT", USERS + "/x/roles/admin", "").refusesCaller("role_missing");
        assertThat(client.get("/auth/admin/audit?event=access_denied", admin.access())
                        .is(200)
                        .json()
                        .getInt("total"))
                .isPositive();
    }

    @Test
    void disabledUserIsOutAtOnce() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        String id = id(user);

        call("POST", USERS + "/" + id + "/disable").is(204);

        client.get("/api/rules/user", tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
        client.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        call("POST", USERS + "/" + id + "/enable").is(204);
        usable(() -> client.login(user.username(), TestUser.PASSWORD));
    }

    @Test
    void roleIsGivenAndTakenAndTheSessionGoesOn() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        String role = USERS + "/" + id(user) + "/roles/admin";
        client.get(USERS, first.access()).refusesCaller("role_missing");

        call("PUT", role).is(204);
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));
        client.get(USERS, second.access()).is(200);
        call("DELETE", role).is(204);

        client.get(USERS, second.access()).refusesToken("token_revoked");
        Tokens[] latest = {second};
        Tokens third = usable(() -> {
            Answer answer = client.refresh(latest[0].refresh());
            latest[0] = Tokens.of(answer.is(200));
            return answer;
        });
        client.get(USERS, third.access()).refusesCaller("role_missing");
        client.get("/api/rules/user", third.access()).is(200);
    }

    @Test
    void rolesAndPermissionsAreMadeAndRemoved() {
        client.callAs(admin.access(), "POST", "/auth/admin/roles", "{\"name\":\"porter\",\"description\":\"Doors\"}")
                .is(201);
        client.callAs(admin.access(), "POST", "/auth/admin/permissions", "{\"name\":\"doors\"}")
                .is(201);
        TestUser user = TestUser.with(client, "user");

        call("PUT", "/auth/admin/roles/porter/permissions/doors").is(204);
        call("PUT", USERS + "/" + id(user) + "/roles/porter").is(204);

        Tokens tokens = user.login();
        assertThat(tokens.claims().getJsonArray("permissions").toString()).contains("doors");
        assertThat(call("GET", "/auth/admin/roles").is(200).body()).contains("Doors");
        call("DELETE", "/auth/admin/roles/porter").is(204);
        call("DELETE", "/auth/admin/permissions/doors").is(204);
        client.get("/auth/me", tokens.access()).refusesToken("token_revoked");
        call("DELETE", "/auth/admin/roles/porter").isFailure(404, "role_not_found");
    }

    /** By the body: GlassFish answers 503 by itself to a path with a colon. */
    @Test
    void permissionWithAColonIsGivenAndTaken() {
        String named = "{\"permission\":\"gates:open\"}";
        client.callAs(admin.access(), "POST", "/auth/admin/permissions", "{\"name\":\"gates:open\"}")
                .is(201);
        TestUser user = TestUser.with(client, "user");
        String permissions = USERS + "/" + id(user) + "/permissions";

        client.callAs(admin.access(), "POST", permissions, named).is(204);
        Tokens tokens = user.login();
        assertThat(tokens.claims().getJsonArray("permissions").toString()).contains("gates:open");
        client.callAs(admin.access(), "POST", permissions + "/remove", named).is(204);
        client.get("/auth/me", tokens.access()).refusesToken("token_revoked");

        client.callAs(admin.access(), "POST", "/auth/admin/permissions/remove", named)
                .is(204);
    }

    @Test
    void userIsRemovedAndWhatHappenedStays() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        String id = id(user);

        call("DELETE", USERS + "/" + id).is(204);

        client.get("/auth/me", tokens.access()).refusesToken("token_revoked");
        client.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        assertThat(found(user.username() + "@").getInt("total")).isZero();
        JsonObject event = client.get("/auth/admin/audit?event=user_deleted&user=" + id, admin.access())
                .is(200)
                .json()
                .getJsonArray("events")
                .getJsonObject(0);
        assertThat(event.getString("outcome")).isEqualTo("success");
        assertThat(event.getString("actor")).isEqualTo(admin.claims().getString("sub"));
        assertThat(event.getString("address")).isNotBlank();
        assertThat(event.getString("user_agent")).isNotBlank();
        assertThat(event.getString("request_id")).isNotBlank();
    }

    @Test
    void oneSessionOfAnotherIsSeenAndEnded() {
        TestUser user = TestUser.with(client, "user");
        Tokens phone = user.login();
        Tokens laptop = user.login();
        String id = phone.claims().getString("sid");
        JsonObject page = client.get(
                        "/auth/admin/sessions?user=" + phone.claims().getString("sub"), admin.access())
                .is(200)
                .json();
        assertThat(page.getInt("total")).isEqualTo(2);
        JsonObject seen = page.getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(seen.getString("username")).isEqualTo(user.username());
        assertThat(seen.getString("address")).isNotBlank();

        call("DELETE", "/auth/admin/sessions/" + id).is(204);

        client.get("/auth/me", phone.access()).refusesToken("token_revoked");
        client.get("/auth/me", laptop.access()).is(200);
        call("DELETE", "/auth/admin/sessions/" + id).isFailure(404, "session_not_found");
    }

    @Test
    void hostHearsWhatHappenedAndMayFailAtIt() {
        TestUser user = TestUser.with(client, "user");
        String id = user.login().claims().getString("sub");

        call("POST", USERS + "/" + id + "/end-sessions").is(204);

        assertThat(client.get("/api/observed").is(200).body()).contains("LOGIN " + id, "SESSIONS_ENDED " + id);
    }

    @Test
    void whatHasExpiredIsRemovedWhereverTheServerStands() {
        JsonObject removed = call("POST", "/auth/admin/clean-up").is(200).json();

        assertThat(removed.getInt("sessions")).isNotNegative();
    }

    @Test
    void lastAdministratorStays() {
        String id = admin.claims().getString("sub");

        call("POST", USERS + "/" + id + "/disable").isFailure(409, "last_administrator");
        call("DELETE", USERS + "/" + id).isFailure(409, "last_administrator");
        call("DELETE", USERS + "/" + id + "/roles/admin").isFailure(409, "last_administrator");
        client.callAs(admin.access(), "POST", "/auth/me/delete", "{\"password\":\"" + TestUser.PASSWORD + "\"}")
                .isFailure(409, "last_administrator");

        client.get(USERS, admin.access()).is(200);
    }
}

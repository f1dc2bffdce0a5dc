package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.AuditRecord;
import org.watchword.store.TestRecords;

class AdminEndpointsTest {

    private final TestNode node = new TestNode();
    private String rootId;
    private String adaId;
    private JsonObject root;

    @BeforeEach
    void start() {
        node.start();
        rootId = node.user("root", "correct horse", Set.of("admin"));
        adaId = node.user("ada", "correct horse", Set.of("user", "clerk"));
        root = login("root");
    }

    private JsonObject login(String name) {
        return json(tryLogin(name));
    }

    private Answer tryLogin(String name) {
        return node.answer(node.request("POST", "/auth/login")
                .header("User-Agent", "Browser/1")
                .json("{\"username\":\"" + name + "\",\"password\":\"correct horse\"}"));
    }

    private TestRequest as(JsonObject tokens, String method, String path) {
        return node.request(method, path).bearer(tokens.getString("access_token"));
    }

    private Answer admin(String method, String path) {
        return node.answer(as(root, method, "/auth/admin" + path));
    }

    private Answer list(String path, String query) {
        return node.answer(as(root, "GET", "/auth/admin" + path).query(query));
    }

    private Answer create(String path, String body) {
        return node.answer(as(root, "POST", "/auth/admin" + path).json(body));
    }

    private Answer me(JsonObject tokens) {
        return node.answer(as(tokens, "GET", "/auth/me"));
    }

    private JsonObject refreshed(JsonObject tokens) {
        Answer answer = node.answer(node.request("POST", "/auth/refresh")
                .json("{\"refresh_token\":\"" + tokens.getString("refresh_token") + "\"}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private void done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        // Tokens tell their time in whole seconds.
        node.clock.pass(Duration.ofSeconds(1));
    }

    private JsonObject latest(String event) {
        return json(list("/audit", "event=" + event)).getJsonArray("events").getJsonObject(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/users",
        "POST,/users/x/disable",
        "POST,/users/x/enable",
        "POST,/users/x/end-sessions",
        "DELETE,/users/x",
        "PUT,/users/x/roles/admin",
        "DELETE,/users/x/roles/admin",
        "PUT,/users/x/permissions/p",
        "DELETE,/users/x/permissions/p",
        "POST,/users/x/permissions",
        "POST,/users/x/permissions/remove",
        "GET,/roles",
        "POST,/roles",
        "DELETE,/roles/user",
        "PUT,/roles/user/permissions/p",
        "DELETE,/roles/user/permissions/p",
        "POST,/roles/user/permissions",
        "POST,/roles/user/permissions/remove",
        "POST,/permissions/remove",
        "GET,/permissions",
        "POST,/permissions",
        "DELETE,/permissions/p",
        "GET,/sessions",
        "DELETE,/sessions/x",
        "GET,/audit",
        "POST,/clean-up"
    })
    void nothingIsForAnybodyElse(String method, String path) {
        String target = "/auth/admin" + path.replace("x", adaId);

        assertThat(node.answer(node.request(method, target)).status()).isEqualTo(401);
        Answer refused = node.answer(as(login("ada"), method, target));

        assertThat(refused.status()).isEqualTo(403);
        JsonObject denied = latest("access_denied");
        assertThat(denied.getString("outcome")).isEqualTo("denied");
        assertThat(denied.getString("actor")).isEqualTo(adaId);
    }

    @Test
    void usersAreListedInPages() {
        IntStream.range(0, 3).forEach(i -> node.user("clerk" + i, "correct horse", Set.of("user")));

        JsonObject page = json(list("/users", "query=CLERK&page=1&size=2"));

        assertThat(page.getInt("total")).isEqualTo(3);
        assertThat(page.getString("match")).isEqualTo("part");
        assertThat(page.getJsonArray("users")).hasSize(1);
        JsonObject user = page.getJsonArray("users").getJsonObject(0);
        assertThat(user.getString("username")).isEqualTo("clerk2");
        assertThat(user.keySet())
                .containsExactly(
                        "id",
                        "username",
                        "email",
                        "email_verified",
                        "full_name",
                        "enabled",
                        "roles",
                        "permissions",
                        "created_at");
        assertThat(json(list("/users", null)).getInt("total")).isEqualTo(5);
    }

    @Test
    void cleanUpTellsWhatItRemovedAndIsAnEvent() {
        node.clock.pass(Duration.ofDays(120));
        root = login("root");
        node.stores.sessions().open(TestRecords.session());
        node.stores
                .audit()
                .add(new AuditRecord(
                        TestRecords.id(),
                        node.clock.instant().minus(Duration.ofDays(400)),
                        "login",
                        "success",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        JsonObject removed = json(admin("POST", "/clean-up"));

        assertThat(removed.getInt("sessions")).isEqualTo(1);
        assertThat(removed.getInt("audit_events")).isEqualTo(1);
        assertThat(removed.keySet())
                .containsExactly(
                        "sessions",
                        "one_time_tokens",
                        "invitations",
                        "revocations",
                        "attempts",
                        "audit_events",
                        "more");
        assertThat(removed.getBoolean("more")).isFalse();
        assertThat(latest("cleaned_up").getString("actor")).isEqualTo(rootId);
        assertThat(json(admin("POST", "/clean-up")).getInt("audit_events")).isZero();
    }

    @Test
    void pageThatCannotBeIsRefusedByItsName() {
        for (String query : List.of("size=101", "size=0", "page=-1", "page=x", "size=99999999999", "page=1000001")) {
            Answer answer = list("/users", query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(json(answer)
                            .getJsonObject("error")
                            .getJsonObject("fields")
                            .keySet())
                    .containsExactly(query.substring(0, 4));
        }
    }

    @Test
    void disabledUserIsOutAtOnceAndInAgainWhenEnabled() {
        JsonObject ada = login("ada");

        done(admin("POST", "/users/" + adaId + "/disable"));

        assertThat(reason(me(ada))).isEqualTo("token_revoked");
        assertThat(tryLogin("ada").status()).isEqualTo(401);
        done(admin("POST", "/users/" + adaId + "/enable"));
        assertThat(me(login("ada")).status()).isEqualTo(200);
        assertThat(me(ada).status()).as("what was ended stays so").isEqualTo(401);
        JsonObject event = latest("user_disabled");
        assertThat(event.getString("user")).isEqualTo(adaId);
        assertThat(event.getString("actor")).isEqualTo(rootId);
        assertThat(event.getString("address")).isEqualTo("192.0.2.1");
        assertThat(event.getString("outcome")).isEqualTo("success");
        assertThat(latest("user_enabled").getString("user")).isEqualTo(adaId);
    }

    @Test
    void sessionsOfAUserAreEnded() {
        JsonObject ada = login("ada");

        done(admin("POST", "/users/" + adaId + "/end-sessions"));

        assertThat(reason(me(ada))).isEqualTo("token_revoked");
        assertThat(me(login("ada")).status()).isEqualTo(200);
        assertThat(latest("sessions_ended").getString("actor")).isEqualTo(rootId);
    }

    @Test
    void openSessionsAreListedAndOneIsEndedWhoeverHasIt() {
        node.clock.pass(Duration.ofSeconds(1));
        JsonObject phone = login("ada");
        node.clock.pass(Duration.ofSeconds(1));
        JsonObject laptop = login("ada");

        JsonObject all = json(list("/sessions", "size=2"));
        assertThat(all.getInt("total")).isEqualTo(3);
        JsonObject latest = all.getJsonArray("sessions").getJsonObject(0);
        assertThat(latest.keySet())
                .containsExactly("id", "user_id", "username", "device", "address", "created_at", "last_used_at");
        assertThat(latest.getString("user_id")).isEqualTo(adaId);
        assertThat(latest.getString("username")).isEqualTo("ada");
        assertThat(latest.getString("device")).isEqualTo("Browser/1");
        assertThat(latest.getString("address")).isEqualTo("192.0.2.1");
        JsonObject adas = json(list("/sessions", "user=" + adaId));
        assertThat(adas.getInt("total")).isEqualTo(2);
        String id = adas.getJsonArray("sessions").getJsonObject(1).getString("id");

        done(admin("DELETE", "/sessions/" + id));

        assertThat(reason(me(phone))).isEqualTo("token_revoked");
        assertThat(me(laptop).status()).isEqualTo(200);
        assertThat(json(list("/sessions", "user=" + adaId)).getInt("total")).isEqualTo(1);
        JsonObject event = latest("session_ended");
        assertThat(event.getString("actor")).isEqualTo(rootId);
        assertThat(event.getString("user")).isEqualTo(adaId);
        assertThat(event.getString("detail")).isEqualTo(id);
        assertThat(reason(admin("DELETE", "/sessions/" + id))).isEqualTo("session_not_found");
        assertThat(reason(admin("DELETE", "/sessions/nothing"))).isEqualTo("session_not_found");
        assertThat(latest("session_ended").getString("outcome")).isEqualTo("failure");
        assertThat(list("/audit", null).body()).doesNotContain("nothing");
        assertThat(json(list("/sessions", "user=nobody")).getInt("total")).isZero();
        assertThat(list("/sessions", "size=101").status()).isEqualTo(400);
    }

    @Test
    void sessionThatAnAdministratorEndedIsRefusedOnTheOtherNodeWithinThePoll() {
        TestNode other = new TestNode(node.stores, node.clock);
        other.start();
        JsonObject ada = login("ada");
        String token = ada.getString("access_token");
        assertThat(other.answer(other.request("GET", "/auth/me").bearer(token)).status())
                .isEqualTo(200);
        String id = json(list("/sessions", "user=" + adaId))
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");

        admin("DELETE", "/sessions/" + id);
        node.clock.pass(Duration.ofSeconds(2));

        Answer refused = other.answer(other.request("GET", "/auth/me").bearer(token));
        assertThat(reason(refused)).isEqualTo("token_revoked");
    }

    @Test
    void removedUserIsGone() {
        JsonObject ada = login("ada");

        done(admin("DELETE", "/users/" + adaId));

        assertThat(reason(me(ada))).isEqualTo("token_revoked");
        assertThat(tryLogin("ada").status()).isEqualTo(401);
        assertThat(reason(admin("DELETE", "/users/" + adaId))).isEqualTo("user_not_found");
        assertThat(latest("user_deleted").getString("outcome")).isEqualTo("failure");
    }

    @Test
    void roleThatIsTakenIsGoneAtOnceAndTheSessionGoesOnWithoutIt() {
        JsonObject ada = login("ada");

        done(admin("DELETE", "/users/" + adaId + "/roles/clerk"));

        assertThat(reason(me(ada))).isEqualTo("token_revoked");
        JsonObject again = refreshed(ada);
        assertThat(json(me(again)).getJsonArray("roles")).hasSize(1);
        done(admin("PUT", "/users/" + adaId + "/roles/clerk"));
        assertThat(me(again).status()).as("nothing was taken").isEqualTo(200);
        assertThat(json(me(again)).getJsonArray("roles")).hasSize(2);
        assertThat(latest("role_taken").getString("detail")).isEqualTo("clerk");
        assertThat(latest("role_granted").getString("user")).isEqualTo(adaId);
    }

    @Test
    void permissionIsMadeGivenToUsersAndRolesAndTakenAway() {
        assertThat(create("/permissions", "{\"name\":\"doors:open\",\"description\":\"Opens doors\"}")
                        .status())
                .isEqualTo(201);
        done(admin("PUT", "/users/" + adaId + "/permissions/doors:open"));
        done(admin("PUT", "/roles/clerk/permissions/doors:open"));
        JsonObject ada = login("ada");
        assertThat(json(me(ada)).getJsonArray("permissions").toString()).contains("doors:open");

        done(admin("DELETE", "/users/" + adaId + "/permissions/doors:open"));
        assertThat(me(ada).status()).isEqualTo(401);
        ada = refreshed(ada);
        done(admin("DELETE", "/roles/clerk/permissions/doors:open"));
        assertThat(me(ada).status()).isEqualTo(401);
        ada = refreshed(ada);
        assertThat(json(me(ada)).getJsonArray("permissions").toString()).doesNotContain("doors:open");

        assertThat(admin("GET", "/permissions").body()).contains("Opens doors");
        done(admin("DELETE", "/permissions/doors:open"));
        assertThat(admin("GET", "/permissions").body()).doesNotContain("doors:open");
        assertThat(latest("permission_deleted").getString("detail")).isEqualTo("doors:open");
    }

    @Test
    void permissionIsNamedByTheBodyAsWell() {
        String named = "{\"permission\":\"doors:open\"}";
        create("/permissions", "{\"name\":\"doors:open\"}");
        done(create("/users/" + adaId + "/permissions", named));
        done(create("/roles/clerk/permissions", named));
        JsonObject ada = login("ada");
        assertThat(json(me(ada)).getJsonArray("permissions").toString()).contains("doors:open");

        done(create("/users/" + adaId + "/permissions/remove", named));
        assertThat(me(ada).status()).isEqualTo(401);
        done(create("/roles/clerk/permissions/remove", named));
        assertThat(json(me(refreshed(ada))).getJsonArray("permissions").toString())
                .doesNotContain("doors:open");
        assertThat(latest("role_permission_taken").getString("detail")).isEqualTo("clerk doors:open");
        done(create("/permissions/remove", named));

        assertThat(admin("GET", "/permissions").body()).doesNotContain("doors:open");
        assertThat(reason(create("/users/" + adaId + "/permissions", named))).isEqualTo("permission_not_found");
        assertThat(reason(create("/users/" + adaId + "/permissions", "{\"name\":\"doors:open\"}")))
                .isEqualTo("invalid_fields");
        assertThat(reason(admin("POST", "/users/" + adaId + "/permissions"))).isEqualTo("body_missing");
    }

    @Test
    void roleIsMadeListedAndRemoved() {
        assertThat(create("/roles", "{\"name\":\"porter\"}").status()).isEqualTo(201);
        Answer again = create("/roles", "{\"name\":\"porter\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(reason(again)).isEqualTo("name_taken");
        done(admin("PUT", "/users/" + adaId + "/roles/porter"));
        JsonObject ada = login("ada");

        assertThat(admin("GET", "/roles").body())
                .contains("{\"name\":\"porter\",\"description\":null,\"permissions\":[]}");
        done(admin("DELETE", "/roles/porter"));

        assertThat(me(ada).status()).isEqualTo(401);
        assertThat(json(me(refreshed(ada))).getJsonArray("roles").toString()).doesNotContain("porter");
    }

    @Test
    void namesArePlainAndFieldsAreKnown() {
        for (String body : List.of(
                "{\"name\":\"a/b\"}",
                "{\"name\":\"a,b\"}",
                "{\"name\":\"..\"}",
                "{\"name\":\"\"}",
                "{}",
                "{\"name\":\"\u212aai\"}",
                "{\"name\":\"a b\"}")) {
            assertThat(create("/roles", body).status()).as(body).isEqualTo(400);
        }
        Answer unknown = create("/roles", "{\"name\":\"porter\",\"permissions\":[\"x\"]}");
        assertThat(json(unknown).getJsonObject("error").getJsonObject("fields").keySet())
                .containsExactly("permissions");
    }

    @Test
    void whatDoesNotExistIs404() {
        assertThat(reason(admin("POST", "/users/nobody/disable"))).isEqualTo("user_not_found");
        assertThat(reason(admin("POST", "/users/nobody/end-sessions"))).isEqualTo("user_not_found");
        assertThat(reason(admin("PUT", "/users/" + adaId + "/roles/nothing"))).isEqualTo("role_not_found");
        assertThat(reason(admin("PUT", "/users/" + adaId + "/permissions/nothing")))
                .isEqualTo("permission_not_found");
        assertThat(reason(admin("DELETE", "/roles/nothing"))).isEqualTo("role_not_found");
        assertThat(list("/audit", null).body())
                .as("a client's text is not kept")
                .doesNotContain("nothing");
    }

    @Test
    void lastAdministratorStays() {
        for (Answer answer : List.of(
                admin("POST", "/users/" + rootId + "/disable"),
                admin("DELETE", "/users/" + rootId),
                admin("DELETE", "/users/" + rootId + "/roles/admin"),
                admin("DELETE", "/roles/admin"))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(reason(answer)).isEqualTo("last_administrator");
        }
        assertThat(me(root).status()).isEqualTo(200);
        done(admin("PUT", "/users/" + adaId + "/roles/admin"));
        done(admin("DELETE", "/users/" + rootId + "/roles/admin"));
        assertThat(admin("GET", "/users").status()).isEqualTo(401);
    }

    @Test
    void noAdministratorSetsAnothersPassword() {
        for (String method : List.of("PUT", "POST", "PATCH")) {
            assertThat(node.answer(as(root, method, "/auth/admin/users/" + adaId)
                                    .json("{\"password\":\"mine now now\"}"))
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void whatHappenedIsFilteredAndPaged() {
        login("ada");
        node.clock.pass(Duration.ofMinutes(1));
        String from = node.clock.instant().toString();
        login("ada");

        JsonObject all = json(list("/audit", "user=" + adaId + "&event=login"));
        JsonObject late = json(list("/audit", "user=" + adaId + "&from=" + from + "&size=1"));

        assertThat(all.getInt("total")).isEqualTo(2);
        assertThat(late.getInt("total")).isEqualTo(1);
        JsonObject event = late.getJsonArray("events").getJsonObject(0);
        assertThat(event.keySet())
                .containsExactly(
                        "id",
                        "at",
                        "event",
                        "outcome",
                        "user",
                        "actor",
                        "session",
                        "address",
                        "user_agent",
                        "request_id",
                        "detail");
        assertThat(event.getString("user_agent")).isEqualTo("Browser/1");
        assertThat(json(list("/audit", "to=" + from + "&event=login&user=" + adaId))
                        .getInt("total"))
                .isEqualTo(1);
        for (String bad : List.of("from=yesterday", "to=%2B1000000000-12-31T23:59:59Z")) {
            assertThat(list("/audit", bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void allOfItIsSwitchedOffTogether() {
        TestNode other = new TestNode();
        other.start("watchword.endpoints.off", "admin");

        assertThat(other.answer(other.request("GET", "/auth/admin/users")).status())
                .isEqualTo(404);
        assertThat(other.answer(other.request("GET", "/auth/sessions")).status())
                .isEqualTo(401);
    }

    @Test
    void callerOfTheContainersMayLookAndNeedsATokenToChangeAnything() {
        String id = node.user("eve", "correct horse", Set.of("user"));

        assertThat(node.answer(node.request("GET", "/auth/admin/users").asTheContainersCaller())
                        .status())
                .isEqualTo(200);
        Answer disabled = node.answer(
                node.request("POST", "/auth/admin/users/" + id + "/disable").asTheContainersCaller());

        assertThat(disabled.status()).isEqualTo(401);
        assertThat(node.stores.users().findById(id).orElseThrow().enabled()).isTrue();
    }
}

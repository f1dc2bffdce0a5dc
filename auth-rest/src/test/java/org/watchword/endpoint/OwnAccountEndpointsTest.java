package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;

class OwnAccountEndpointsTest {

    private final TestNode node = new TestNode();
    private String id;

    @BeforeEach
    void start() {
        node.start();
        id = node.user("ada", "correct horse", Set.of("user"));
        node.user("bob", "correct horse", Set.of("user"));
    }

    private JsonObject login(String name, String agent) {
        return json(node.answer(node.request("POST", "/auth/login")
                .header("User-Agent", agent)
                .json("{\"username\":\"" + name + "\",\"password\":\"correct horse\"}")));
    }

    private TestRequest as(JsonObject tokens, String method, String path) {
        return node.request(method, path).bearer(tokens.getString("access_token"));
    }

    private JsonArray sessions(JsonObject tokens) {
        return json(node.answer(as(tokens, "GET", "/auth/sessions"))).getJsonArray("sessions");
    }

    private Answer me(JsonObject tokens) {
        return node.answer(as(tokens, "GET", "/auth/me"));
    }

    private Answer refresh(JsonObject tokens) {
        return node.answer(node.request("POST", "/auth/refresh")
                .json("{\"refresh_token\":\"" + tokens.getString("refresh_token") + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u0007b", "a\\u0085b", "\\r"})
    void fullNameHasNoControlCharacters(String escaped) {
        JsonObject tokens = login("ada", "Phone/1");

        Answer answer = node.answer(as(tokens, "PATCH", "/auth/me").json("{\"full_name\":\"" + escaped + "\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getJsonObject("error").getJsonObject("fields").getString("full_name"))
                .isEqualTo("must not contain control characters");
        assertThat(json(me(tokens)).getString("full_name")).isEqualTo("Full ada");
    }

    @Test
    void ownSessionsSayDeviceAddressTimesAndWhichThisOneIs() {
        login("ada", "Phone/1");
        node.clock.pass(Duration.ofMinutes(1));
        JsonObject laptop = login("ada", "Laptop/2");
        login("bob", "Other/3");

        JsonArray sessions = sessions(laptop);

        assertThat(sessions).hasSize(2);
        JsonObject first = sessions.getJsonObject(1);
        assertThat(first.keySet())
                .containsExactly("id", "device", "address", "created_at", "last_used_at", "expires_at", "current");
        assertThat(first.getString("device")).isEqualTo("Phone/1");
        assertThat(first.getString("address")).isEqualTo("192.0.2.1");
        assertThat(first.getBoolean("current")).isFalse();
        assertThat(sessions.getJsonObject(0).getString("device")).isEqualTo("Laptop/2");
        assertThat(sessions.getJsonObject(0).getBoolean("current")).isTrue();
    }

    @Test
    void otherSessionsTellTheHourOfTheirLastUseAndNotTheMoment() {
        JsonObject phone = login("ada", "Phone/1");
        JsonObject laptop = login("ada", "Laptop/2");
        node.clock.pass(Duration.ofHours(3));
        JsonObject refreshed = json(refresh(phone));
        laptop = json(refresh(laptop));

        assertThat(lastUse(refreshed, "Phone/1")).isEqualTo("2026-03-01T13:15:30.123Z");
        assertThat(lastUse(laptop, "Phone/1")).isEqualTo("2026-03-01T13:00:00Z");
    }

    private String lastUse(JsonObject tokens, String device) {
        return sessions(tokens).getValuesAs(JsonObject.class).stream()
                .filter(session -> session.getString("device").equals(device))
                .findFirst()
                .orElseThrow()
                .getString("last_used_at");
    }

    @Test
    void ownSessionsComeInPages() {
        for (int i = 0; i < 22; i++) {
            node.clock.pass(Duration.ofSeconds(1));
            login("ada", "Phone/" + i);
        }
        JsonObject tokens = login("ada", "Phone/last");

        assertThat(sessions(tokens)).hasSize(20);
        JsonObject second = json(node.answer(as(tokens, "GET", "/auth/sessions").query("page=1&size=10")));
        assertThat(second.getJsonArray("sessions")).hasSize(10);
        assertThat(second.getInt("page")).isEqualTo(1);
        assertThat(second.getInt("size")).isEqualTo(10);
        assertThat(second.getInt("total")).isEqualTo(23);
    }

    @Test
    void ownSessionIsEndedAndItsTokensAreRefusedAtOnce() {
        JsonObject phone = login("ada", "Phone/1");
        JsonObject laptop = login("ada", "Laptop/2");
        String phoneId = sessions(phone).getValuesAs(JsonObject.class).stream()
                .filter(session -> session.getBoolean("current"))
                .findFirst()
                .orElseThrow()
                .getString("id");

        assertThat(node.answer(as(laptop, "DELETE", "/auth/sessions/" + phoneId))
                        .status())
                .isEqualTo(204);

        assertThat(reason(me(phone))).isEqualTo("token_revoked");
        assertThat(reason(refresh(phone))).isEqualTo("session_ended");
        assertThat(sessions(laptop)).hasSize(1);
        assertThat(reason(node.answer(as(laptop, "DELETE", "/auth/sessions/" + phoneId))))
                .isEqualTo("session_not_found");
    }

    @Test
    void sessionOfAnotherIsAsUnknownAsOneThatNeverWas() {
        JsonObject ada = login("ada", "A");
        JsonObject bob = login("bob", "B");
        String adas = sessions(ada).getJsonObject(0).getString("id");

        Answer others = node.answer(as(bob, "DELETE", "/auth/sessions/" + adas));
        Answer unknown = node.answer(as(bob, "DELETE", "/auth/sessions/nothing"));

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(unknown.body());
        assertThat(me(ada).status()).isEqualTo(200);
    }

    @Test
    void nobodyHasNoSessionsAndNoAccount() {
        for (TestRequest request : new TestRequest[] {
            node.request("GET", "/auth/sessions"),
            node.request("DELETE", "/auth/sessions/x"),
            node.request("PATCH", "/auth/me").json("{\"full_name\":\"X\"}"),
            node.request("DELETE", "/auth/me").json("{\"password\":\"correct horse\"}")
        }) {
            assertThat(node.answer(request).status()).isEqualTo(401);
        }
    }

    @Test
    void fullNameIsChanged() {
        JsonObject tokens = login("ada", "A");

        assertThat(node.answer(as(tokens, "PATCH", "/auth/me").json("{\"full_name\":\"Ada L.\"}"))
                        .status())
                .isEqualTo(204);

        assertThat(json(me(tokens)).getString("full_name")).isEqualTo("Ada L.");
    }

    @Test
    void nobodyGivesItselfRolesOrAnotherAddress() {
        JsonObject tokens = login("ada", "A");
        String before = me(tokens).body();

        Answer answer = node.answer(as(tokens, "PATCH", "/auth/me")
                .json("{\"full_name\":\"X\",\"email\":\"x@example.org\",\"roles\":[\"admin\"],\"enabled\":true}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getJsonObject("error").getJsonObject("fields").keySet())
                .containsExactlyInAnyOrder("email", "roles", "enabled");
        assertThat(me(tokens).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/auth/me", "POST,/auth/me/delete"})
    void accountIsRemovedWithThePasswordOnly(String method, String path) {
        JsonObject tokens = login("ada", "A");

        Answer wrong = node.answer(as(tokens, method, path).json("{\"password\":\"wrong horse\"}"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(reason(wrong)).isEqualTo("wrong_password");
        assertThat(me(tokens).status()).isEqualTo(200);
        node.clock.pass(Duration.ofSeconds(1));

        assertThat(node.answer(as(tokens, method, path).json("{\"password\":\"correct horse\"}"))
                        .status())
                .isEqualTo(204);
        assertThat(node.stores.users().findById(id)).isEmpty();
        assertThat(reason(me(tokens))).isEqualTo("token_revoked");
        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(node.stores.sessionCount()).isZero();
    }

    @Test
    void lastAdministratorCannotRemoveItself() {
        node.user("root", "correct horse", Set.of("admin"));
        JsonObject tokens = login("root", "A");

        Answer answer = node.answer(as(tokens, "DELETE", "/auth/me").json("{\"password\":\"correct horse\"}"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(reason(answer)).isEqualTo("last_administrator");
        assertThat(me(tokens).status()).isEqualTo(200);
    }
}

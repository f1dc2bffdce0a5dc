package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.start.login.TestNode;

class PasswordEndpointTest {

    private static final String OLD = "correct horse";
    private static final String NEW = "battery staple";

    private final TestNode node = new TestNode();

    @BeforeEach
    void start() {
        node.start("watchword.password.bcrypt-cost", "10");
        node.user("ada", OLD);
    }

    private static String body(String... namesAndValues) {
        var object = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.build().toString();
    }

    private Answer login(String password) {
        return node.answer(node.request("POST", "/auth/login").json(body("username", "ada", "password", password)));
    }

    private JsonObject tokens() {
        return json(login(OLD));
    }

    private Answer change(JsonObject tokens, String current, String replacement) {
        return node.answer(node.request("POST", "/auth/password")
                .bearer(tokens.getString("access_token"))
                .json(body("current_password", current, "new_password", replacement)));
    }

    private Answer me(JsonObject tokens) {
        return node.answer(node.request("GET", "/auth/me").bearer(tokens.getString("access_token")));
    }

    private Answer refresh(JsonObject tokens) {
        return node.answer(
                node.request("POST", "/auth/refresh").json(body("refresh_token", tokens.getString("refresh_token"))));
    }

    private static String field(Answer answer, String name) {
        return json(answer).getJsonObject("error").getJsonObject("fields").getString(name);
    }

    @Test
    void changedPasswordLogsInTheOldOneDoesNotAndOtherSessionsAreDeadAtOnce() {
        JsonObject here = tokens();
        JsonObject there = tokens();

        Answer answer = change(here, OLD, NEW);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(login(NEW).status()).isEqualTo(200);
        assertThat(reason(login(OLD))).isEqualTo("invalid_credentials");
        assertThat(me(here).status()).isEqualTo(200);
        assertThat(me(json(answer)).status()).isEqualTo(200);
        assertThat(refresh(json(answer)).status()).isEqualTo(200);
        assertThat(reason(me(there))).isEqualTo("token_revoked");
        assertThat(reason(refresh(there))).isEqualTo("session_ended");
    }

    @Test
    void refreshTokenThatSomebodyMayHaveStolenBeforeIsGoodNoLonger() {
        JsonObject here = tokens();
        JsonObject changed = json(change(here, OLD, NEW));

        assertThat(changed.getString("refresh_token")).isNotEqualTo(here.getString("refresh_token"));
        assertThat(reason(refresh(here))).isEqualTo("refresh_token_reused");
    }

    @Test
    void wrongCurrentPasswordIsNoFaultOfTheToken() {
        JsonObject here = tokens();

        Answer answer = change(here, "wrong", NEW);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(reason(answer)).isEqualTo("current_password_wrong");
        assertThat(field(answer, "current_password")).isEqualTo("is wrong");
        assertThat(login(OLD).status()).isEqualTo(200);
    }

    @Test
    void refusedPasswordHasTheRuleNamedAndIsNotRepeated() {
        JsonObject here = tokens();

        Answer weak = change(here, OLD, "Password1");
        Answer tooLong = change(here, OLD, "xkwpqzvm ".repeat(9));

        assertThat(weak.status()).isEqualTo(400);
        assertThat(reason(weak)).isEqualTo("password_refused");
        assertThat(field(weak, "new_password")).isEqualTo("too_common: must not be common or easy to guess");
        assertThat(weak.body()).doesNotContain("Password1");
        assertThat(field(tooLong, "new_password")).startsWith("too_long: must not be longer than 72 bytes");
        assertThat(field(change(here, OLD, "kurz"), "new_password"))
                .startsWith("too_short: must have at least 8 characters");
        assertThat(login(OLD).status()).isEqualTo(200);
    }

    @Test
    void missingFieldsAreNamed() {
        JsonObject here = tokens();

        Answer answer = node.answer(node.request("POST", "/auth/password")
                .bearer(here.getString("access_token"))
                .json("{}"));

        assertThat(reason(answer)).isEqualTo("invalid_fields");
        assertThat(field(answer, "current_password")).isEqualTo("is missing");
        assertThat(field(answer, "new_password")).isEqualTo("is missing");
    }

    @Test
    void callerIsNeededAndOneWhoIsGoneIsNone() {
        JsonObject here = tokens();
        Answer nobody = node.answer(
                node.request("POST", "/auth/password").json(body("current_password", OLD, "new_password", NEW)));
        node.stores.disable(
                node.stores.users().findByUsername("ada").orElseThrow().id());

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(reason(nobody)).isEqualTo("authentication_required");
        assertThat(change(here, OLD, NEW).status()).isEqualTo(401);
        assertThat(reason(change(here, OLD, NEW))).isEqualTo("token_revoked");
    }

    @Test
    void whileTheDatabaseIsDownTheAnswerIs503() {
        JsonObject here = tokens();
        me(here);
        node.database(true);

        assertThat(change(here, OLD, NEW).status()).isEqualTo(503);

        node.database(false);
        assertThat(change(here, OLD, NEW).status()).isEqualTo(200);
    }

    @Test
    void otherSchemeLogsInWithHashesOfBeforeAndUpgradesThem() {
        String foreign = "{bcrypt}" + hash("grace");
        node.stores.users().replacePasswordHash(id("grace"), hash("grace"), foreign);
        TestNode later = new TestNode(node.stores, node.clock);
        later.start("watchword.password.scheme", "argon2id");

        for (String name : new String[] {"ada", "grace"}) {
            Answer answer =
                    later.answer(later.request("POST", "/auth/login").json(body("username", name, "password", OLD)));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(hash(name)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    private String id(String name) {
        return node.stores
                .users()
                .findByUsername(name)
                .orElseGet(() -> {
                    node.user(name, OLD);
                    return node.stores.users().findByUsername(name).orElseThrow();
                })
                .id();
    }

    private String hash(String name) {
        return node.stores.users().findById(id(name)).orElseThrow().passwordHash();
    }
}

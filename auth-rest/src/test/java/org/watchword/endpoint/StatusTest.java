package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.StoreDescription;

class StatusTest {

    private final TestNode node = new TestNode();

    private void start(String... settings) {
        node.start(settings);
        node.user("ada", "correct horse");
    }

    private Answer status(TestRequest request) {
        return node.answer(request);
    }

    private TestRequest as(String name) {
        TestRequest login = node.request("POST", "/auth/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"correct horse\"}");
        Answer tokens = node.answer(login);
        return node.request("GET", "/auth/status").bearer(json(tokens).getString("access_token"));
    }

    private JsonObject status() {
        return json(status(as("ada")));
    }

    private static String texts(JsonObject status, String list) {
        return status.getJsonArray(list).toString();
    }

    @Test
    void onlyAdministratorsSeeIt() {
        start();
        node.user("bob", "correct horse", Set.of("user"));

        assertThat(status(node.request("GET", "/auth/status")).status()).isEqualTo(401);
        assertThat(reason(status(node.request("GET", "/auth/status")))).isEqualTo("authentication_required");
        Answer refused = status(as("bob"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(reason(refused)).isEqualTo("role_missing");
        assertThat(refused.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(status(as("ada")).headers()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void defaultStartOnALastingDatabaseHasNoConflictAndOneUnsafeLine() {
        start();

        JsonObject status = status();

        assertThat(status.keySet())
                .containsExactly(
                        "server",
                        "application",
                        "version",
                        "endpoints",
                        "keys",
                        "store",
                        "integrations",
                        "conflicts",
                        "unsafe",
                        "notes",
                        "settings");
        assertThat(texts(status, "endpoints")).contains("\"/shop/auth/login\"", "\"/shop/auth/status\"");
        assertThat(status.getJsonObject("keys").getString("algorithm")).isEqualTo("ES256");
        assertThat(status.getJsonObject("keys").getJsonArray("kids")).hasSize(1);
        JsonObject store = status.getJsonObject("store");
        assertThat(store.getString("datasource")).isEqualTo("java:comp/DefaultDataSource");
        assertThat(store.getString("database")).isEqualTo("H2 2.4.240");
        assertThat(store.getString("schema_version")).isEqualTo("1");
        assertThat(store.getString("state")).isEqualTo("ready");
        assertThat(status.getJsonArray("conflicts")).isEmpty();
        assertThat(status.getJsonArray("unsafe")).hasSize(1);
        assertThat(texts(status, "unsafe")).contains("ww_signing_key", "watchword.key.encryption-key");
    }

    @Test
    void sealedKeysAreSafeAndKeysFromBeforeTheSealAreNot() {
        String seal = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        start("watchword.key.encryption-key", seal);
        assertThat(status().getJsonArray("unsafe")).isEmpty();
        assertThat(status().toString()).doesNotContain(seal);

        TestNode before = new TestNode();
        before.start();
        before.stop();
        before.start("watchword.key.encryption-key", seal, "watchword.key.unsealed", "accept");
        assertThat(before.report.snapshot().unsafe().toString()).contains("ww_signing_key");
    }

    @Test
    void databaseThatDoesNotLastIsUnsafe() {
        node.description = new StoreDescription("H2 2.4.240", 1, StoreDescription.Durability.MEMORY);
        start();

        assertThat(texts(status(), "unsafe")).contains("users are lost", "watchword.datasource");
    }

    @Test
    void passwordOfTheFirstAdministratorIsUnsafeFromTheSecondStartOn() {
        node.start("watchword.bootstrap.username", "root", "watchword.bootstrap.password", "correct horse");
        assertThat(node.report.snapshot().unsafe().toString()).doesNotContain("bootstrap");
        node.stop();
        node.start("watchword.bootstrap.username", "root", "watchword.bootstrap.password", "correct horse");

        assertThat(node.report.snapshot().unsafe().toString())
                .contains("watchword.bootstrap.password is still set")
                .doesNotContain("horse");
    }

    @Test
    void databaseThatWentAwayIsSeenWhenTheStatusIsAskedFor() {
        start();
        TestRequest administrator = as("ada");
        node.database(true);

        JsonObject down = json(status(administrator));
        assertThat(down.getJsonObject("store").getString("state")).contains("does not answer");
        assertThat(texts(down, "conflicts"))
                .contains("\"name\":\"store\"", "switched off by the test", "watchword.datasource");
        node.database(false);
        JsonObject up = json(status(administrator));
        assertThat(up.getJsonObject("store").getString("state")).isEqualTo("ready");
        assertThat(up.getJsonArray("conflicts")).isEmpty();
    }

    @Test
    void secretFromTheSettingsIsNamedAndNotShown() {
        start("watchword.key.secret", "a secret of more than thirty-two bytes");

        JsonObject status = status();

        assertThat(status.getJsonObject("keys").getString("source")).contains("watchword.key.secret");
        assertThat(status.getJsonObject("keys").getString("algorithm")).isEqualTo("HS256");
        assertThat(status.getJsonObject("keys").getJsonArray("kids")).isEmpty();
        assertThat(status.toString()).doesNotContain("thirty-two");
    }

    @Test
    void addressOfMailsWithoutAWayToSendThemIsAConflict() {
        start("watchword.mail.from", "shop@example.org", "watchword.mail.link", "https://shop.example.org/account");

        assertThat(texts(status(), "conflicts"))
                .contains("\"name\":\"mail-without-sender\"", "watchword.mail.host", "MailSender");
    }

    @Test
    void servletOfTheHostAtOneOfOurPathsIsAConflict() {
        node.servlet("shop.Login", "/auth/login", "/auth/else");
        start();

        JsonObject status = status();

        assertThat(status.getJsonArray("conflicts")).hasSize(1);
        assertThat(texts(status, "conflicts"))
                .contains("/auth/login (shop.Login)")
                .doesNotContain("/auth/else");
        assertThat(status.getJsonArray("integrations").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(integration -> integration.getString("name").equals("endpoints"))
                        .map(integration -> integration.getBoolean("on")))
                .containsExactly(false);
    }

    @Test
    void applicationOfTheHostAtOurBaseIsAConflict() {
        start();
        node.servlet("shop.Authors", "/authors/*");
        assertThat(node.report.snapshot().conflicts()).isEmpty();

        node.servlet("shop.AuthApplication", "/auth/*");

        assertThat(node.report.snapshot().conflicts().toString())
                .contains("/auth/* (shop.AuthApplication)", "watchword.endpoints.path");
    }
}

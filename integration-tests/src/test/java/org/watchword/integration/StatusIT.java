package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URL;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /auth/status}: what a healthy application says of itself, and to whom. */
@ServerTest
class StatusIT {

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("status").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "status");
    }

    private JsonObject status() {
        Answer answer = client.get(
                        "/auth/status", TestUser.with(client, "admin").login().access())
                .is(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        return answer.json();
    }

    @Test
    void onlyAdministratorsSeeIt() {
        client.get("/auth/status").needsLogin();
        client.get("/auth/status", TestUser.with(client, "user").login().access())
                .refusesCaller("role_missing");
    }

    @Test
    void healthyHostHasNoConflict() {
        JsonObject status = status();

        assertThat(status.getJsonArray("conflicts")).isEmpty();
        assertThat(status.getString("application")).isEqualTo("/status");
        assertThat(status.getString("server")).containsPattern("[0-9]+\\.[0-9]+");
        assertThat(status.getString("version")).matches("[0-9]+\\.[0-9]+.*");
        assertThat(status.getJsonArray("endpoints").toString()).contains("\"/status/auth/login\"");
    }

    @Test
    void keysAndStoreAreThoseInUse() {
        JsonObject status = status();

        assertThat(status.getJsonObject("keys").getString("algorithm")).isEqualTo("RS256");
        assertThat(status.getJsonObject("keys").getJsonArray("kids")).hasSize(1);
        JsonObject store = status.getJsonObject("store");
        assertThat(store.getString("datasource")).isEqualTo("java:app/jdbc/host");
        assertThat(store.getString("database")).matches("\\S+ [0-9].*");
        assertThat(store.getString("schema_version")).isEqualTo("4");
        assertThat(store.getString("state")).isEqualTo("ready");
    }

    @Test
    void partsThatEveryServerHasAreOn() {
        Map<String, Boolean> parts = status().getJsonArray("integrations").stream()
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toMap(part -> part.getString("name"), part -> part.getBoolean("on")));

        assertThat(parts)
                .containsEntry("servlet filter", true)
                .containsEntry("annotations of JAX-RS resources", true)
                .containsEntry("CDI", true)
                .containsEntry("SecurityContext of Jakarta Security", true)
                .containsEntry("endpoints", true)
                .containsKey("MicroProfile Config");
    }

    @Test
    void settingsAreNamedWithoutTheirValues() {
        assertThat(status().getJsonArray("settings").toString())
                .contains("{\"name\":\"watchword.datasource\",\"origin\":\"META-INF/watchword.properties\"}");
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The readiness that the server tells whoever sends it requests. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.COMPONENT, value = "MicroProfile Health: the readiness check watchword")
class HealthIT {

    private static final DatabaseServer DATABASE = new DatabaseServer();

    @ArquillianResource
    private URL base;

    private Client client;
    private Client server;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("ready").on(DATABASE.url("ready")).build();
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "ready");
        server = new Client(base, "");
    }

    @Test
    void nodeIsNotReadyWhileItsDatabaseIsGoneAndBecomesReadyWithoutARequest(TestReporter reporter) {
        if (!serverHasHealth()) {
            reporter.publishEntry(
                    MatrixRow.NO, "the server, as it is set up here, has no MicroProfile Health; ask `/auth/status`");
            return;
        }
        assertThat(check("/health/ready", 200)).isEqualTo("UP: keys ready, store ready, revocations ready");

        DATABASE.stop();
        Await.until("not ready", () -> server.get("/health/ready").status() == 503);
        assertThat(check("/health/ready", 503)).isEqualTo("DOWN: keys ready, store does not answer, revocations ready");
        server.get("/health/live").is(200);

        DATABASE.start();
        Await.until("ready again", () -> server.get("/health/ready").status() == 200);
        assertThat(check("/health/ready", 200)).startsWith("UP: keys ready, store ready");
    }

    private boolean serverHasHealth() {
        JsonObject status = client.get(
                        "/auth/status", TestUser.with(client, "admin").login().access())
                .is(200)
                .json();
        return status.getJsonArray("integrations").stream()
                .map(JsonValue::asJsonObject)
                .filter(part -> part.getString("name").equals("health"))
                .findFirst()
                .orElseThrow()
                .getBoolean("on");
    }

    /** What our check says there. */
    private String check(String path, int status) {
        JsonObject check = server.get(path).is(status).json().getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .filter(one -> one.getString("name").equals("watchword"))
                .findFirst()
                .orElseThrow();
        JsonObject data = check.getJsonObject("data");
        return check.getString("status") + ": keys " + data.getString("keys") + ", store " + data.getString("store")
                + ", revocations " + data.getString("revocations");
    }
}

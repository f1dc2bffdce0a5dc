package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample as it was packaged; only its settings name a first administrator, as its environment would. */
@Tag("payara")
@ServerTest
class SampleIT {

    private static final String ADMIN = "ada";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive sample() {
        WebArchive war = ShrinkWrap.createFromZipFile(
                WebArchive.class, Path.of(System.getProperty("sample.war")).toFile());
        war.delete(ArchivePaths.create("WEB-INF/classes/META-INF/watchword.properties"));
        return war.addAsResource(new StringAsset("""
                        watchword.datasource=java:app/jdbc/phonebook
                        watchword.bootstrap.roles=admin,user
                        watchword.bootstrap.permissions=phones:write
                        watchword.bootstrap.username=ada
                        watchword.bootstrap.password=correct horse battery
                        """), "META-INF/watchword.properties");
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "sample");
    }

    private String admin() {
        return Tokens.of(client.login(ADMIN, TestUser.PASSWORD).is(200)).access();
    }

    private Answer add(String token, JsonObject phone) {
        return client.send(client.request("/api/phones")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(phone.toString())));
    }

    private static JsonObject phone(String name, String number) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("number", number)
                .build();
    }

    @Test
    void warHoldsTheThreeJarsAndNoOther() {
        WebArchive war = ShrinkWrap.createFromZipFile(
                WebArchive.class, Path.of(System.getProperty("sample.war")).toFile());

        List<String> jars = war.getContent().keySet().stream()
                .map(path -> path.get())
                .filter(path -> path.startsWith("/WEB-INF/lib/") && path.endsWith(".jar"))
                .map(path -> path.replaceAll("^/WEB-INF/lib/|-[0-9].*$", ""))
                .sorted()
                .toList();

        assertThat(jars).containsExactly("auth-filter", "auth-rest", "jbcrypt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/phones", "/api/admin/stats", "/api/ping"})
    void readingNeedsALogin(String path) {
        client.get(path).needsLogin();
        client.get(path, admin()).is(200);
    }

    @Test
    void openIsOpenAndSaysWhatPingSays() {
        Answer open = client.get("/api/open").is(200);

        assertThat(open.body())
                .isEqualTo(client.get("/api/ping", admin()).is(200).body());
    }

    @Test
    void entriesAreAddedListedAndRemoved() {
        String token = admin();
        Answer added = add(token, phone("Grace", "+1 555 0100")).is(201);
        String id = added.text("id");

        assertThat(added.header("Location")).endsWith("/api/phones/" + id);
        assertThat(client.get("/api/phones", token).is(200).body()).contains(id, "Grace", "+1 555 0100");
        client.send(client.request("/api/phones/" + id).DELETE()).needsLogin();
        client.send(client.request("/api/phones/" + id)
                        .header("Authorization", "Bearer " + token)
                        .DELETE())
                .is(204);
        assertThat(client.get("/api/phones", token).is(200).body()).doesNotContain(id);
        client.send(client.request("/api/phones/" + id)
                        .header("Authorization", "Bearer " + token)
                        .DELETE())
                .isFailure(404, "not_found");
    }

    @Test
    void inputIsChecked() {
        String token = admin();

        Answer answer = add(token, phone(" ", "none")).isFailure(400, "invalid_input");

        assertThat(answer.json().getJsonObject("error").getJsonObject("fields").keySet())
                .containsExactlyInAnyOrder("name", "number");
        add(token, phone("x".repeat(101), "12345")).isFailure(400, "invalid_input");
        add(token, Json.createObjectBuilder().build()).isFailure(400, "invalid_input");
        client.send(client.request("/api/phones")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":")))
                .isFailure(400, "malformed_json");
    }

    @Test
    void statsNameTheCaller() {
        assertThat(client.get("/api/admin/stats", admin()).is(200).json().getString("asked_by"))
                .isEqualTo(ADMIN);
    }

    @Test
    void pageAndItsPartsAreThere() {
        assertThat(client.get("/").is(200).body()).contains("app.js", "style.css");
        client.get("/app.js").is(200);
        client.get("/style.css").is(200);
    }
}

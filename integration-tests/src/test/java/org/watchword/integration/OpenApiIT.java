package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.shape.resources.Auth;

/** The document that a server with MicroProfile OpenAPI makes of the resources that a host extends. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.COMPONENT, value = "MicroProfile OpenAPI: the resources with their schemas")
class OpenApiIT {

    private static final String RESOURCES = "/api/auth";

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("described")
                .part(war -> war.addPackage(Auth.class.getPackage()))
                .withAdministrator()
                .build();
    }

    @Test
    void operationsStandInTheDocumentWithTheSchemasOfTheirBodies(TestReporter reporter) {
        Client client = new Client(base, "described");
        Client server = new Client(base, "");
        Answer answer = server.send(server.request("/openapi?format=JSON").header("Accept", "application/json"));
        if (answer.status() == 404) {
            reporter.publishEntry(MatrixRow.NO, "the server, as it is set up here, has no MicroProfile OpenAPI");
            return;
        }
        Document document = new Document(read(answer.is(200).body()));
        // What the host's own class declares is found everywhere.
        assertThat(document.operation("post", RESOURCES + "/verify")).isNotNull();
        if (!document.has(RESOURCES + "/login")) {
            reporter.publishEntry(
                    MatrixRow.NO,
                    "the server shows only methods that the application's own class declares: override those that"
                            + " its document must have");
            return;
        }

        JsonObject login = document.operation("post", RESOURCES + "/login");
        for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
            assertThat(document.members(login.getJsonObject("requestBody"), type))
                    .containsExactlyInAnyOrder("username", "password");
        }
        assertThat(document.members(response(login, "default"), "application/json"))
                .containsExactly("error");
        Answer loggedIn =
                client.login(TestUser.ADMINISTRATOR, TestUser.PASSWORD).is(200);
        assertThat(document.answer(login))
                .containsExactlyInAnyOrderElementsOf(loggedIn.json().keySet());
        String token = Tokens.of(loggedIn).access();
        for (String path : List.of(
                "/me",
                "/sessions",
                "/status",
                "/jwks.json",
                "/admin/users",
                "/admin/sessions",
                "/admin/audit",
                "/admin/roles",
                "/admin/permissions")) {
            JsonObject body = client.get(RESOURCES + path, token).is(200).json();
            assertThat(document.answer(document.operation("get", RESOURCES + path)))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(body.keySet());
        }
        assertThat(document.answer(document.operation("get", RESOURCES + "/revocations")))
                .containsExactlyInAnyOrder("revocations", "next", "more");
        assertThat(document.paths(RESOURCES)).hasSizeGreaterThanOrEqualTo(37);
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonObject response(JsonObject operation, String status) {
        return operation.getJsonObject("responses").getJsonObject(status);
    }

    private record Document(JsonObject whole) {

        boolean has(String path) {
            return whole.getJsonObject("paths").containsKey(path);
        }

        List<String> paths(String prefix) {
            return whole.getJsonObject("paths").keySet().stream()
                    .filter(path -> path.startsWith(prefix))
                    .toList();
        }

        JsonObject operation(String method, String path) {
            return whole.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
        }

        Set<String> answer(JsonObject operation) {
            return members(response(operation, "200"), "application/json");
        }

        /** The members of the schema that a body of this type has. */
        Set<String> members(JsonObject body, String type) {
            String reference = body.getJsonObject("content")
                    .getJsonObject(type)
                    .getJsonObject("schema")
                    .getString("$ref");
            Map<String, JsonValue> schemas = whole.getJsonObject("components").getJsonObject("schemas");
            JsonObject schema = schemas.get(reference.substring(reference.lastIndexOf('/') + 1))
                    .asJsonObject();
            return schema.getJsonObject("properties").keySet();
        }
    }
}

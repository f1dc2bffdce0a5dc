package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what the endpoints take: refused quickly, in our words, and nothing of them in the log. */
@ServerTest
class BadInputIT {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SECRET = "tHe-SeCrEt-0f-BadInput";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("badinput").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "badinput");
        client.post("/auth/login", "{}");
    }

    static Stream<Arguments> badLogins() {
        String good = "{\"username\":\"a\",\"password\":\"" + SECRET + "\"}";
        return Stream.of(
                Arguments.of("nothing", "", 400, "body_missing"),
                Arguments.of("no JSON", SECRET, 400, "body_malformed"),
                Arguments.of("half an object", "{\"password\":\"" + SECRET, 400, "body_malformed"),
                Arguments.of("more after the end", good + good, 400, "body_malformed"),
                Arguments.of("an array", "[" + good + "]", 400, "body_malformed"),
                Arguments.of("a text", "\"" + SECRET + "\"", 400, "body_malformed"),
                Arguments.of("null", "null", 400, "body_malformed"),
                Arguments.of(
                        "a member twice",
                        "{\"username\":\"a\",\"username\":\"b\",\"password\":\"" + SECRET + "\"}",
                        400,
                        "body_malformed"),
                Arguments.of("deep nesting", "{\"username\":" + "[".repeat(20_000), 400, "body_malformed"),
                Arguments.of("deep objects", "{\"a\":".repeat(5_000), 400, "body_malformed"),
                Arguments.of("no members", "{}", 400, "invalid_fields"),
                Arguments.of("a number", "{\"username\":7,\"password\":\"" + SECRET + "\"}", 400, "invalid_fields"),
                Arguments.of(
                        "an object", "{\"username\":{\"a\":1},\"password\":\"" + SECRET + "\"}", 400, "invalid_fields"),
                Arguments.of("JSON null", "{\"username\":null,\"password\":\"" + SECRET + "\"}", 400, "invalid_fields"),
                Arguments.of("empty texts", "{\"username\":\"\",\"password\":\"\"}", 400, "invalid_fields"),
                Arguments.of(
                        "NUL", "{\"username\":\"a\\u0000b\",\"password\":\"" + SECRET + "\"}", 400, "invalid_fields"),
                Arguments.of(
                        "half a character",
                        "{\"username\":\"\\ud800\",\"password\":\"" + SECRET + "\"}",
                        400,
                        "invalid_fields"),
                Arguments.of(
                        "an over-long name",
                        "{\"username\":\"" + "a".repeat(5_000) + "\",\"password\":\"" + SECRET + "\"}",
                        400,
                        "invalid_fields"),
                Arguments.of(
                        "an over-long password",
                        "{\"username\":\"a\",\"password\":\"" + SECRET + "a".repeat(10_000) + "\"}",
                        400,
                        "invalid_fields"),
                Arguments.of("too much", good + " ".repeat(64 * 1024), 413, "body_too_large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLogins")
    void badLoginIsRefusedWithItsReason(String name, String body, int status, String reason) {
        Answer answer = client.post("/auth/login", body);

        answer.isFailure(status, reason);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @Test
    void refusedFieldsAreNamed() {
        assertThat(client.post("/auth/login", "{\"username\":7}")
                        .isFailure(400, "invalid_fields")
                        .json()
                        .getJsonObject("error")
                        .getJsonObject("fields")
                        .keySet())
                .containsExactlyInAnyOrder("username", "password");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = "{\"username\":\"\u00e9\",\"password\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);

        client.post("/auth/login", BodyPublishers.ofByteArray(body), JSON).isFailure(400, "body_not_utf8");
    }

    @Test
    void tooMuchWithoutALengthIsRefusedToo() {
        byte[] body = " ".repeat(80 * 1024).getBytes(StandardCharsets.UTF_8);

        client.post("/auth/login", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), JSON)
                .isFailure(413, "body_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=iso-8859-1",
                "application/jsonp",
                "*/*",
                "nonsense"
            })
    void otherKindsOfBodyAreNotTaken(String type) {
        Answer answer = client.post("/auth/login", BodyPublishers.ofString(Client.credentials("a", SECRET)), type);

        answer.isFailure(415, "media_type_not_supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf8",
                "application/json; odata=verbose",
                "application/json;charset=iso-8859-1"
            })
    void parametersOfJsonAreIgnored(String type) {
        Answer answer = client.post("/auth/login", BodyPublishers.ofString(Client.credentials("a", SECRET)), type);

        answer.isFailure(401, "invalid_credentials");
    }

    @Test
    void compressedBodyIsRefusedBySayingSo() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(Client.credentials("a", SECRET).getBytes(StandardCharsets.UTF_8));
        }
        var request = client.request("/auth/login")
                .header("Content-Type", JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(compressed.toByteArray()));

        Answer answer = client.send(request);

        // Open Liberty decompresses bodies itself, and takes the header away: then it is a login as any other.
        assertThat(answer.status()).isIn(401, 415);
        answer.isFailure(
                answer.status(), answer.status() == 415 ? "content_encoding_not_supported" : "invalid_credentials");
    }

    @Test
    void bodyWithoutATypeIsNotTaken() {
        var request = client.request("/auth/login").POST(BodyPublishers.ofString(Client.credentials("a", SECRET)));

        client.send(request).isFailure(415, "media_type_not_supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=a&password=%",
                "username=a&password=%zz",
                "username=%ff&password=x",
                "username=a&username=b&password=x",
                "username=a&password=a b"
            })
    void malformedFormIsRefused(String form) {
        client.post("/auth/login", BodyPublishers.ofString(form), FORM).isFailure(400, "body_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/refresh", "/auth/verify"})
    void otherEndpointsReadAsStrictly(String path) {
        client.post(path, "").isFailure(400, "body_missing");
        client.post(path, "{").isFailure(400, "body_malformed");
        client.post(path, "{}").isFailure(400, "invalid_fields");
        client.post(path, "{\"refresh_token\":7,\"token\":[]}").isFailure(400, "invalid_fields");
        client.post(path, " ".repeat(70_000)).isFailure(413, "body_too_large");
        client.post(path, BodyPublishers.ofString("{}"), "text/plain").isFailure(415, "media_type_not_supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/refresh", "/auth/logout", "/auth/logout-all", "/auth/verify"})
    void otherMethodsAreNotAllowed(String path) {
        client.get(path).isFailure(405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "refresh", "logout", "logout-all", "verify"})
    void endpointsAreNotUnderTheHostsOwnPath(String endpoint) {
        client.post("/api/" + endpoint, Client.credentials("a", SECRET)).is(404);
        client.get("/api/me").is(404);
    }

    @Test
    void whatIsNotOursBesideTheEndpointsIsNotThere() {
        client.get("/auth/nothing").is(404);
    }

    @Test
    void nothingSecretIsLogged() {
        TestUser user = TestUser.with(client, "user");
        client.post("/auth/login", "{\"username\":\"" + user.username() + "\",\"password\":\"" + SECRET);
        client.login(user.username(), SECRET).is(401);
        client.login(SECRET, SECRET).is(401);
        Tokens tokens = user.login();
        client.post("/auth/refresh", "{\"refresh_token\":\"" + tokens.refresh() + "\"} and more")
                .is(400);
        Tokens next = Tokens.of(client.refresh(tokens.refresh()).is(200));
        client.get("/api/rules/either", next.access()).is(403);
        String session = next.claims().getString("sid");
        client.postAs("/auth/logout", next.access()).is(204);
        // Once the last event is there, everything before it is.
        Await.until("the logout is in the log", () -> ServerLog.text().contains("event=logout outcome=success at="));

        assertThat(ServerLog.text())
                .contains(session)
                .doesNotContain(SECRET, TestUser.PASSWORD, tokens.access(), next.access())
                .doesNotContain(tokens.refresh(), next.refresh(), secretOf(tokens), secretOf(next), "$2a$");
    }

    private static String secretOf(Tokens tokens) {
        return tokens.refresh().substring(tokens.refresh().indexOf('.') + 1);
    }
}

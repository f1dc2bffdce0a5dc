package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.resources.Auth;

/** Resources that a host extends answer what the servlet answers. */
@ServerTest
@MatrixRow(table = Table.HOST_SHAPE, value = "13. Endpoints as resources in the host's own JAX-RS application")
class ResourcesIT {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SERVLET = "/auth";
    private static final String RESOURCES = "/api/auth";

    @ArquillianResource
    @OperateOnDeployment("resources")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("resources-only")
    private URL baseOnly;

    private Client client;

    @Deployment(name = "resources", testable = false)
    static WebArchive host() {
        return HostWar.named("resources")
                .part(war -> war.addPackage(Auth.class.getPackage()))
                .withAdministrator()
                .with("watchword.deny-unannotated", "true")
                .with("watchword.register", "open")
                .build();
    }

    @Deployment(name = "resources-only", testable = false)
    static WebArchive hostWithoutServlet() {
        return HostWar.named("resources-only")
                .part(war -> war.addPackage(Auth.class.getPackage()))
                .withAdministrator()
                .with("watchword.endpoints", "resources")
                .with("watchword.endpoints.path", RESOURCES)
                .with("watchword.paths.authenticated", "/*")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "resources");
    }

    /** One request, below either base; {@code type} empty for none. */
    private record Call(String method, String path, String type, String body) {

        HttpRequest.Builder at(Client client, String base) {
            HttpRequest.Builder request = client.request(base + path)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            return type.isEmpty() ? request : request.header("Content-Type", type);
        }
    }

    static Stream<Call> callsOfAnybody() {
        String good = Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD);
        String form = "username=" + TestUser.ADMINISTRATOR + "&password=correct+horse%20battery";
        return Stream.of(
                new Call("POST", "/login", JSON, good),
                new Call("POST", "/login", JSON + ";charset=utf-8", good),
                new Call("POST", "/login", FORM, form),
                new Call("POST", "/login", FORM + "; charset=UTF-8", form),
                new Call("POST", "/login?username=nobody", FORM, form),
                new Call("POST", "/login", FORM, form + "&username=other"),
                new Call("POST", "/login", FORM, "username=%zz"),
                new Call("POST", "/login", FORM, ""),
                new Call("POST", "/login", JSON, Client.credentials(TestUser.ADMINISTRATOR, "wrong horse battery")),
                new Call("POST", "/login", JSON, "{"),
                new Call("POST", "/login", JSON, "{}"),
                new Call("POST", "/login", JSON, ""),
                new Call("POST", "/login", "", ""),
                new Call("POST", "/login", JSON, "x".repeat(70_000)),
                new Call("POST", "/login", FORM, "username=" + "x".repeat(70_000)),
                new Call("POST", "/refresh", JSON, Client.refreshBody("not.a-token")),
                new Call("POST", "/refresh", FORM, "refresh_token=nothing"),
                new Call("POST", "/logout", JSON, Client.refreshBody("not.a-token")),
                new Call("POST", "/logout", "", ""),
                new Call("POST", "/verify", FORM, "token=abc"),
                new Call("POST", "/logout-all", "", ""),
                new Call("GET", "/jwks.json", "", ""),
                new Call("GET", "/revocations", "", ""),
                new Call("GET", "/me", "", ""),
                new Call("PATCH", "/me", JSON, "{\"full_name\":\"Ada\"}"),
                new Call("POST", "/password", JSON, "{}"),
                new Call("GET", "/sessions?page=x", "", ""),
                new Call("POST", "/register", JSON, "{\"username\":\"\"}"),
                new Call("GET", "/status", "", ""),
                new Call("GET", "/admin/users", "", ""),
                new Call("GET", "/admin/keys", "", ""),
                new Call("POST", "/admin/keys/rotate", "", ""),
                new Call("DELETE", "/admin/roles/user", "", ""));
    }

    @ParameterizedTest
    @MethodSource("callsOfAnybody")
    void requestWithoutATokenIsAnsweredAsByTheServlet(Call call) {
        alike(where -> client.send(call.at(client, where)));
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        Call head = new Call("HEAD", "/jwks.json", "", "");

        for (String where : List.of(SERVLET, RESOURCES)) {
            Map<String, List<String>> expected = headers(client.get(where + "/jwks.json"));
            Answer answer = client.send(head.at(client, where)).is(200);
            Map<String, List<String>> actual = headers(answer);
            // A server may leave it out (RFC 9110 §9.3.2).
            expected.remove("Content-Length");
            actual.remove("Content-Length");

            assertThat(actual).isEqualTo(expected);
            assertThat(answer.body()).isEmpty();
        }
    }

    static Stream<Call> callsOfAnAdministrator() {
        return Stream.of(
                new Call("GET", "/me", "", ""),
                new Call("PATCH", "/me", JSON, "{\"full_name\":\"Ada L.\"}"),
                new Call("PATCH", "/me", FORM, "full_name=Ada+L."),
                new Call("PATCH", "/me", JSON, "{\"nothing\":1}"),
                new Call("POST", "/me/delete", JSON, "{\"password\":\"wrong horse battery\"}"),
                new Call("POST", "/me/delete", FORM, "password=wrong"),
                new Call("POST", "/password", FORM, "current_password=wrong&new_password=right+horse+battery"),
                new Call("GET", "/sessions?size=0", "", ""),
                new Call("DELETE", "/sessions/nothing%20of%20mine", "", ""),
                new Call("GET", "/admin/roles", "", ""),
                new Call("GET", "/admin/users?query=%C3%A4&size=2", "", ""),
                new Call("GET", "/admin/users?size=1000", "", ""),
                new Call("POST", "/admin/roles", JSON, "{\"name\":\"no blanks\"}"),
                new Call("DELETE", "/admin/roles/missing", "", ""),
                new Call("DELETE", "/admin/roles/admin", "", ""),
                new Call("POST", "/admin/users/nobody/disable", "", ""),
                new Call("POST", "/admin/users/nobody/permissions", FORM, "permission=phones%3Awrite"),
                new Call("PUT", "/admin/users/nobody/roles/user", "", ""),
                new Call("POST", "/admin/clean-up", "", ""),
                new Call("GET", "/admin/audit?from=yesterday", "", ""),
                new Call("GET", "/admin/keys", "", ""),
                new Call("POST", "/admin/keys/revoke", JSON, "{\"kid\":\"nobody\"}"),
                new Call("POST", "/admin/keys/revoke", FORM, "kid="),
                new Call("POST", "/verify", JSON, "{\"token\":\"x\"}"));
    }

    @ParameterizedTest
    @MethodSource("callsOfAnAdministrator")
    void requestOfACallerIsAnsweredAsByTheServlet(Call call) {
        String token = TestUser.administrator(client).login().access();

        alike(where -> client.send(call.at(client, where).header("Authorization", "Bearer " + token)));
        alike(where -> client.send(call.at(client, where).header("Authorization", "Bearer not.a.token")));
    }

    @Test
    void sessionGoesItsWayByBoth() {
        TestUser user = TestUser.with(client, "user");
        alike(where -> client.post(
                        where + "/refresh", Client.refreshBody(user.login().refresh()))
                .is(200));
        alike(where -> client.post(
                        where + "/refresh",
                        BodyPublishers.ofString("refresh_token=" + user.login().refresh()),
                        FORM)
                .is(200));
        alike(where -> client.postAs(where + "/logout", user.login().access()).is(204));
        alike(where -> client.post(
                        where + "/logout", Client.refreshBody(user.login().refresh()))
                .is(204));
        alike(where -> client.get(where + "/admin/users", user.login().access()).refusesCaller("role_missing"));
        alike(where -> client.get(where + "/sessions", loggedInAnew(user)).is(200));
        alike(where -> client.callAs(
                user.login().access(),
                "POST",
                where + "/password",
                "{\"current_password\":\"" + TestUser.PASSWORD + "\",\"new_password\":\"" + TestUser.PASSWORD + "\"}"));
        alike(where ->
                client.postAs(where + "/logout-all", user.login().access()).is(204));
        alike(where -> client.callAs(
                        TestUser.with(client, "user").login().access(),
                        "POST",
                        where + "/me/delete",
                        "{\"password\":\"" + TestUser.PASSWORD + "\"}")
                .is(204));
    }

    @Test
    void revocationsAreCompressedAndAskedForByTheirVersionAtBoth() throws IOException {
        TestUser user = TestUser.with(client, Set.of("user"), Set.of("revocations:read"));
        for (int i = 0; i < 20; i++) {
            client.postAs("/auth/logout", user.login().access()).is(204);
        }
        String token = user.login().access();

        for (String where : List.of(SERVLET, RESOURCES)) {
            Answer packed = client.sendForBytes(client.request(where + "/revocations")
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Encoding", "gzip"));
            packed.is(200);
            assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
            byte[] bytes = packed.body().getBytes(StandardCharsets.ISO_8859_1);
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("{\"revocations\":[{\"session\":\"")
                        .endsWith("\"more\":false}");
            }

            Answer known = client.send(client.request(where + "/revocations")
                    .header("Authorization", "Bearer " + token)
                    .header("If-None-Match", packed.header("ETag")));
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            assertThat(known.header("ETag")).isEqualTo(packed.header("ETag"));
            assertThat(known.header("Cache-Control")).isEqualTo("private, no-cache");
        }
    }

    private String loggedInAnew(TestUser user) {
        client.postAs("/auth/logout-all", user.login().access()).is(204);
        return user.login().access();
    }

    /** Jersey looks whether there is a form before anybody asks. */
    @ParameterizedTest
    @ValueSource(strings = {SERVLET, RESOURCES})
    void formThatComesLateIsComplete(String where) throws Exception {
        String form = "username=" + TestUser.ADMINISTRATOR + "&password=correct+horse%20battery";
        URI uri = client.uri(where + "/login");
        String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nContent-Type: " + FORM
                + "\r\nContent-Length: " + form.length() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread.sleep(500);
            out.write(form.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, FORM})
    void bodyThatAFilterOfTheHostsHasReadIsReadAgain(String type) {
        String body = type.equals(JSON)
                ? Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD)
                : "username=" + TestUser.ADMINISTRATOR + "&password=correct+horse%20battery";
        Call login = new Call("POST", "/login", type, body);

        alike(where ->
                client.send(login.at(client, where).header("X-Log-Body", "yes")).is(200));
        alike(where -> client.send(login.at(client, where).header("X-Read-Parameters", "yes"))
                .is(200));
    }

    @Test
    void hostsFiltersSeeTheAnswersOfResourcesAndLeaveTheirBodies() {
        assertThat(client.get(RESOURCES + "/jwks.json").is(200).header("X-Host"))
                .isEqualTo("yes");
        assertThat(client.get(RESOURCES + "/me").needsLogin().header("X-Host")).isEqualTo("yes");
        // So that it is known that the filter is at work.
        assertThat(client.get("/api/rules/open").is(200).body()).isEqualTo("{\"data\":\"open\"}");
    }

    @Test
    void methodIsOverridden() {
        Answer answer = client.post(RESOURCES + "/verify", "{\"token\":\"x\"}").is(200);

        assertThat(answer.header("X-Overridden")).isEqualTo("yes");
        assertThat(answer.json().getBoolean("valid")).isFalse();
    }

    @Test
    void resourcesAloneAreReachedWhereAWiderPathRuleClosesAllElse() {
        Client only = new Client(baseOnly, "resources-only");
        Call login = new Call("POST", "/login", JSON, Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD));

        String token = Tokens.of(only.send(login.at(only, RESOURCES)).is(200)).access();

        only.get(RESOURCES + "/jwks.json").is(200);
        only.get(RESOURCES + "/me").needsLogin();
        only.get(RESOURCES + "/me", token).is(200);
        only.get(SERVLET + "/me").needsLogin();
        assertThat(only.get(SERVLET + "/me", token).status()).isEqualTo(404);
        Answer status = only.get(RESOURCES + "/status", token).is(200);
        assertThat(status.body())
                .contains("only by resources of the application's own, below /resources-only/api/auth")
                .doesNotContain("endpoints-unreachable");
    }

    /** The same status, headers and body at both, but for what is of the moment and what the host adds. */
    private static void alike(Function<String, Answer> request) {
        Answer expected = request.apply(SERVLET);
        Answer actual = request.apply(RESOURCES);

        assertThat(actual.status()).as(actual.body()).isEqualTo(expected.status());
        assertThat(stable(actual.body())).isEqualTo(stable(expected.body()));
        assertThat(headers(actual)).isEqualTo(headers(expected));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        List.of("Date", "X-Host", "X-Overridden").forEach(headers::remove);
        return headers;
    }

    private static String stable(String body) {
        return body.replaceAll(
                "\"(timestamp|access_token|refresh_token|id|created_at|last_used_at|expires_at)\":\"[^\"]*\"",
                "\"$1\":\"\"");
    }
}

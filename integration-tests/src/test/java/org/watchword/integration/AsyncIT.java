package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.async.AsyncApplication;
import org.watchword.integration.shape.guarded.GuardedResource;

/**
 * Requests that are answered later, from another thread, or not at all but upgraded: the caller is right, and refused
 * before it starts.
 */
@ServerTest
class AsyncIT {

    private static final String RESOURCES = "9a. Asynchronous resources and server-sent events";
    private static final String SERVLET = "9b. A servlet with startAsync";
    private static final String SOCKET = "9c. A WebSocket handshake";

    private static final String NAME = "async";
    private static final String CALLER = TestUser.ADMINISTRATOR + " true false";
    private static final String COOKIE = "access";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.shape(NAME, HostDatabase.class, GuardedResource.class)
                .part(war -> war.addPackage(AsyncApplication.class.getPackage()))
                .dataSource(HostDatabase.NAME)
                .with(
                        "watchword.paths.roles",
                        "/members/*=admin,/rooms/members=admin,/rooms/closed=nobody,/closed/*=nobody")
                .with("watchword.token.cookie", COOKIE)
                .withAdministrator()
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, NAME);
    }

    private String token() {
        return TestUser.administrator(client).login().access();
    }

    private int started() {
        return Integer.parseInt(client.get("/api/started").is(200).body());
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = RESOURCES)
    void loginAndRulesWork() {
        new Guarded(client, "/api/guarded").holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/slow/suspended", "/api/slow/stage"})
    @MatrixRow(table = Table.HOST_SHAPE, value = RESOURCES)
    void resourceThatAnswersLaterKnowsItsCaller(String path) {
        assertThat(client.get(path, token()).is(200).body()).isEqualTo(CALLER + " " + CALLER + " " + CALLER);
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = RESOURCES)
    void serverSentEventsKnowTheirCaller() {
        Answer answer = client.get("/api/slow/events", token()).is(200);

        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.body()
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring(5).strip()))
                .containsExactly(CALLER + " " + CALLER, CALLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "stage", "events"})
    @MatrixRow(table = Table.HOST_SHAPE, value = RESOURCES)
    void resourceThatAnswersLaterIsRefusedBeforeItStarts(String path) {
        String token = token();
        int before = started();

        client.get("/api/slow/" + path).needsLogin();
        client.get("/api/slow/" + path, "not.a.token").refusesToken("token_malformed");
        client.get("/api/slow/closed/" + path).needsLogin();
        client.get("/api/slow/closed/" + path, token).refusesCaller("role_missing");
        client.send(client.request("/api/slow/" + path).header("Accept", "text/event-stream"))
                .needsLogin();

        assertThat(started()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/async/x", "/async/x?bare"})
    @MatrixRow(table = Table.HOST_SHAPE, value = SERVLET)
    void servletThatCompletesOnAnotherThreadKnowsItsCaller(String path) {
        assertThat(client.get(path, token()).is(200).body())
                .isEqualTo(TestUser.ADMINISTRATOR + " " + CALLER + " " + CALLER);
        assertThat(client.get(path).is(200).body()).endsWith(" - false false - false false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&bare"})
    @MatrixRow(table = Table.HOST_SHAPE, value = SERVLET)
    void asynchronousDispatchKeepsTheCallerAndTheRules(String bare) {
        String token = token();

        assertThat(client.get("/async/x?to=/who" + bare, token).is(200).body()).isEqualTo("ASYNC " + CALLER);
        assertThat(client.get("/async/x?to=/who" + bare).is(200).body()).isEqualTo("ASYNC - false false");
        assertThat(client.get("/async/x?to=/members/who" + bare, token).is(200).body())
                .isEqualTo("ASYNC " + CALLER);
        client.get("/async/x?to=/members/who" + bare).needsLogin();
        client.get("/async/x?to=/closed/who" + bare, token).refusesCaller("role_missing");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = SERVLET)
    void servletIsRefusedBeforeItStarts() {
        String token = token();
        int before = started();

        client.get("/closed/async/x").needsLogin();
        client.get("/closed/async/x", "not.a.token").refusesToken("token_malformed");
        client.get("/closed/async/x", token).refusesCaller("role_missing");

        assertThat(started()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms/open", "/rooms/members"})
    @MatrixRow(table = Table.HOST_SHAPE, value = SOCKET)
    void handshakeKnowsTheCaller(String path) throws Exception {
        String token = token();

        assertThat(firstMessage(path, "Authorization", "Bearer " + token))
                .isEqualTo(CALLER + " " + TestUser.ADMINISTRATOR);
        // A browser cannot set a header there, and has the cookie.
        assertThat(firstMessage(path, "Cookie", COOKIE + "=" + token)).isEqualTo(CALLER + " " + TestUser.ADMINISTRATOR);
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = SOCKET)
    void handshakeWithoutARuleNeedsNobody() throws Exception {
        assertThat(firstMessage("/rooms/open", "X-Nothing", "x")).isEqualTo("- false false -");
        assertThat(firstMessage("/rooms/open", "Authorization", "Bearer not.a.token"))
                .isEqualTo("- false false -");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = SOCKET)
    void handshakeIsRefusedByAPathRule() {
        String token = token();

        HttpResponse<?> anonymous = refusal("/rooms/members", "X-Nothing", "x");
        HttpResponse<?> stale = refusal("/rooms/members", "Authorization", "Bearer not.a.token");
        HttpResponse<?> forbidden = refusal("/rooms/closed", "Authorization", "Bearer " + token);

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"watchword\"");
        assertThat(stale.statusCode()).isEqualTo(401);
        assertThat(stale.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
        assertThat(forbidden.statusCode()).isEqualTo(403);
    }

    private HttpResponse<?> refusal(String path, String header, String value) {
        CompletionException refused = catchThrowableOfType(
                CompletionException.class, () -> socket(path, header, value).join());
        assertThat(refused).as("the handshake is refused").isNotNull();
        assertThat(refused).cause().isInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) refused.getCause()).getResponse();
    }

    private String firstMessage(String path, String header, String value) throws Exception {
        return socket(path, header, value).get(30, TimeUnit.SECONDS);
    }

    private CompletableFuture<String> socket(String path, String header, String value) {
        CompletableFuture<String> message = new CompletableFuture<>();
        URI http = client.uri(path);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header(header, value)
                .buildAsync(URI.create("ws" + http.toString().substring(4)), new FirstMessage(message))
                .thenCompose(socket -> message.whenComplete((text, failure) -> socket.abort()));
    }

    /** Keeps the first message, which is short enough to come in one piece. */
    private record FirstMessage(CompletableFuture<String> message) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.complete(data.toString());
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            message.completeExceptionally(new IllegalStateException("closed: " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            message.completeExceptionally(error);
        }
    }
}

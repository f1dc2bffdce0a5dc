package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.TestRecords;

class EndpointsTest {

    private static final String CREDENTIALS = "{\"username\":\"ada\",\"password\":\"correct horse\"}";

    private final TestNode node = new TestNode();
    private String id;

    @BeforeEach
    void start() {
        node.start();
        id = node.user("ada", "correct horse");
    }

    private Answer login(TestRequest request) {
        return node.answer(request.to("POST", "/auth/login"));
    }

    private JsonObject tokens() {
        return json(login(node.request().json(CREDENTIALS)));
    }

    private Answer refresh(String token) {
        TestRequest request = node.request("POST", "/auth/refresh").json("{\"refresh_token\":\"" + token + "\"}");
        return node.answer(request);
    }

    private Answer logout(TestRequest request) {
        return node.answer(request.to("POST", "/auth/logout"));
    }

    private Answer logoutAll(TestRequest request) {
        return node.answer(request.to("POST", "/auth/logout-all"));
    }

    private Answer me(TestRequest request) {
        return node.answer(request.to("GET", "/auth/me"));
    }

    private Answer verify(String token) {
        TestRequest request = node.request("POST", "/auth/verify").json("{\"token\":\"" + token + "\"}");
        return node.answer(request);
    }

    private TestRequest with(JsonObject tokens) {
        return node.request().bearer(tokens.getString("access_token"));
    }

    @Test
    void loginByJsonOrFormGivesTokensThatNobodyMayStore() {
        Answer byJson = login(node.request().json(CREDENTIALS));
        Answer byForm = login(node.request().form("username=ada&password=correct+horse"));

        for (Answer answer : java.util.List.of(byJson, byForm)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
            assertThat(json(answer).keySet())
                    .containsExactly("access_token", "refresh_token", "token_type", "expires_in", "refresh_expires_in");
            assertThat(json(answer).getString("token_type")).isEqualTo("Bearer");
            assertThat(json(answer).getInt("expires_in")).isEqualTo(900);
        }
    }

    @Test
    void whatHasExpiredIsRemovedAfterAnAnswerWhereItIsTime() {
        node.stores.sessions().open(TestRecords.session());
        node.clock.pass(Duration.ofDays(16));
        assertThat(node.stores.sessionCount()).isEqualTo(1);

        assertThat(node.answer(node.request("GET", "/auth/jwks.json")).status()).isEqualTo(200);

        assertThat(node.stores.sessionCount()).isZero();
    }

    @Test
    void formThatAFilterOfTheHostHasReadAwayStillLogsIn() {
        Map<String, String[]> form =
                Map.of("username", new String[] {"ada"}, "password", new String[] {"correct horse"});

        assertThat(login(node.request().form("").readAway(form, null)).status()).isEqualTo(200);
        assertThat(login(node.request().form("").readAway(form, "page=1")).status())
                .isEqualTo(200);
        assertThat(login(node.request().form("").readAway(form, "password=correct+horse"))
                        .status())
                .as("never from the query")
                .isEqualTo(400);
    }

    @Test
    void wrongPasswordUnknownAndDisabledUserAreOneAnswer() {
        node.user("gone", "correct horse");
        node.stores.disable(
                node.stores.users().findByUsername("gone").orElseThrow().id());

        Answer wrong = login(node.request().json("{\"username\":\"ada\",\"password\":\"x\"}"));
        Answer unknown = login(node.request().json("{\"username\":\"x\",\"password\":\"correct horse\"}"));
        Answer disabled = login(node.request().json("{\"username\":\"gone\",\"password\":\"correct horse\"}"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"watchword\"");
        assertThat(reason(wrong)).isEqualTo("invalid_credentials");
        assertThat(unknown).isEqualTo(wrong);
        assertThat(disabled).isEqualTo(wrong);
    }

    @Test
    void refreshRotatesAndAReplayIsRefusedWithItsReason() {
        JsonObject first = tokens();
        JsonObject second = json(refresh(first.getString("refresh_token")));
        node.clock.pass(Duration.ofSeconds(11));

        Answer replay = refresh(first.getString("refresh_token"));

        assertThat(second.getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
        assertThat(replay.status()).isEqualTo(401);
        assertThat(reason(replay)).isEqualTo("refresh_token_reused");
        assertThat(reason(refresh(second.getString("refresh_token")))).isEqualTo("session_ended");
        assertThat(reason(refresh("garbage"))).isEqualTo("refresh_token_invalid");
        assertThat(refresh("garbage").headers()).containsKey("WWW-Authenticate");
    }

    @Test
    void logoutByAccessTokenEndsEverythingAndMayBeRepeated() {
        JsonObject tokens = tokens();

        assertThat(logout(with(tokens)).status()).isEqualTo(204);
        assertThat(logout(with(tokens)).status()).isEqualTo(204);

        assertThat(reason(me(with(tokens)))).isEqualTo("token_revoked");
        assertThat(reason(refresh(tokens.getString("refresh_token")))).isEqualTo("session_ended");
    }

    @Test
    void logoutByRefreshTokenWorksBesideAnExpiredAccessToken() {
        JsonObject tokens = tokens();
        node.clock.pass(Duration.ofHours(1));
        TestRequest request = with(tokens).json("{\"refresh_token\":\"" + tokens.getString("refresh_token") + "\"}");

        assertThat(logout(request).status()).isEqualTo(204);
        assertThat(logout(request).status()).isEqualTo(204);
        assertThat(reason(refresh(tokens.getString("refresh_token")))).isEqualTo("session_ended");
        assertThat(logout(node.request().form("refresh_token=garbage")).status())
                .isEqualTo(204);
    }

    @Test
    void logoutWithoutAnythingIs401ThatSaysWhy() {
        JsonObject tokens = tokens();
        assertThat(reason(logout(node.request()))).isEqualTo("authentication_required");
        node.clock.pass(Duration.ofHours(1));

        Answer expired = logout(with(tokens));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(reason(expired)).isEqualTo("token_expired");
        assertThat(reason(logout(with(tokens).json("{}")))).isEqualTo("token_expired");
    }

    @Test
    void logoutAllEndsTheCallersSessions() {
        JsonObject one = tokens();
        JsonObject other = tokens();

        assertThat(logoutAll(with(one)).status()).isEqualTo(204);

        assertThat(reason(me(with(other)))).isEqualTo("token_revoked");
        assertThat(reason(logoutAll(node.request()))).isEqualTo("authentication_required");
    }

    @Test
    void verifySaysWhatATokenIsWorth() {
        JsonObject tokens = tokens();

        JsonObject good = json(verify(tokens.getString("access_token")));
        assertThat(good.getBoolean("valid")).isTrue();
        assertThat(good.getString("username")).isEqualTo("ada");
        assertThat(good.getString("subject")).isEqualTo(id);
        assertThat(good.getJsonArray("roles").toString()).isEqualTo("[\"admin\",\"user\"]");
        assertThat(good.getJsonArray("permissions").toString()).isEqualTo("[\"phones:write\"]");
        assertThat(good.getString("issued_at")).isEqualTo("2026-03-01T10:15:30Z");
        assertThat(good.getString("expires_at")).isEqualTo("2026-03-01T10:30:30Z");

        logout(with(tokens));
        assertThat(json(verify(tokens.getString("access_token"))).toString())
                .isEqualTo("{\"valid\":false,\"reason\":\"token_revoked\"}");
        assertThat(json(verify("garbage")).getString("reason")).isEqualTo("token_malformed");
    }

    @Test
    void meIsTheAccountAsItIsNow() {
        JsonObject tokens = tokens();
        JsonObject me = json(me(with(tokens)));

        assertThat(me.keySet())
                .containsExactly("id", "username", "email", "email_verified", "full_name", "roles", "permissions");
        assertThat(me.getString("id")).isEqualTo(id);
        assertThat(me.getString("email")).isEqualTo("ada@example.org");

        node.stores.disable(id);
        Answer gone = me(with(tokens));
        assertThat(gone.status()).isEqualTo(401);
        assertThat(reason(gone)).isEqualTo("token_revoked");
        assertThat(reason(me(node.request()))).isEqualTo("authentication_required");
    }

    @Test
    void badFieldsAreAllNamedAndNotRepeated() {
        Answer answer = login(
                node.request().json("{\"username\":7,\"password\":\"" + "s3cr3t".repeat(200) + "\",\"other\":[]}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getJsonObject("error").getJsonObject("fields").toString())
                .isEqualTo(
                        "{\"username\":\"must be a text\",\"password\":\"must not be longer than 1024 characters\"}");
        assertThat(answer.body()).doesNotContain("s3cr3t");
    }

    @Test
    void bodiesThatAreNoneOfOursAreRefusedByKind() {
        byte[] good = CREDENTIALS.getBytes(StandardCharsets.UTF_8);
        assertThat(login(node.request()).status()).as("no body").isEqualTo(400);
        assertThat(login(node.request().body(null, good)).status()).isEqualTo(415);
        assertThat(login(node.request().body("text/plain", good)).status()).isEqualTo(415);
        assertThat(login(node.request().body("application/json; charset=utf8; odata=verbose", good))
                        .status())
                .isEqualTo(200);
        Answer compressed = login(node.request().json(CREDENTIALS).header("Content-Encoding", "gzip"));
        assertThat(compressed.status()).isEqualTo(415);
        assertThat(reason(compressed)).isEqualTo("content_encoding_not_supported");
        assertThat(compressed.headers()).containsEntry("Accept-Encoding", "identity");
        assertThat(login(node.request().body("Application/JSON; charset=\"UTF-8\"", good))
                        .status())
                .isEqualTo(200);
        assertThat(login(node.request().body("application/json", new byte[65 * 1024]))
                        .status())
                .isEqualTo(413);
        assertThat(login(node.request()
                                .body("application/json", new byte[65 * 1024])
                                .ofUnknownLength())
                        .status())
                .isEqualTo(413);
        assertThat(login(node.request().body("application/json", new byte[] {'{', (byte) 0xff, '}'}))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whileTheDatabaseIsDownLoginIs503AndGoodTokensGoOnPassing() {
        JsonObject tokens = tokens();
        with(tokens);
        node.database(true);

        Answer answer = login(node.request().json(CREDENTIALS));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
        assertThat(refresh(tokens.getString("refresh_token")).status()).isEqualTo(503);
        assertThat(json(verify(tokens.getString("access_token"))).getBoolean("valid"))
                .isTrue();

        node.clock.pass(Duration.ofMinutes(2));
        assertThat(verify(tokens.getString("access_token")).status()).isEqualTo(503);
        node.database(false);
        assertThat(json(verify(tokens.getString("access_token"))).getBoolean("valid"))
                .isTrue();
        assertThat(refresh(tokens.getString("refresh_token")).status()).isEqualTo(200);
    }
}

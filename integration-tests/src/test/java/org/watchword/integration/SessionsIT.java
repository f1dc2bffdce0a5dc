package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refresh, logout, logout-all, verify and me, with the defaults. */
@Tag("payara")
@ServerTest
class SessionsIT {

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("sessions").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "sessions");
    }

    @Test
    void refreshGivesNewTokensOfTheSameSession() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();

        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.claims().getString("sid")).isEqualTo(first.claims().getString("sid"));
        assertThat(second.claims().getString("jti")).isNotEqualTo(first.claims().getString("jti"));
        client.get("/api/rules/user", second.access()).is(200);
        client.get("/api/rules/user", first.access()).is(200);
        assertThat(user.sessions()).isEqualTo(1);
    }

    @Test
    void refreshTakesAForm() {
        Tokens tokens = TestUser.with(client, "user").login();

        Answer answer = client.post(
                "/auth/refresh",
                BodyPublishers.ofString("refresh_token=" + tokens.refresh()),
                "application/x-www-form-urlencoded");

        Tokens.of(answer.is(200));
    }

    @Test
    void refreshWithRotatedTokenInsideGraceReturnsSameSuccessor() {
        Tokens first = TestUser.with(client, "user").login();
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));

        Tokens again = Tokens.of(client.refresh(first.refresh()).is(200));

        assertThat(again.refresh()).isEqualTo(second.refresh());
        Tokens.of(client.refresh(second.refresh()).is(200));
    }

    @Test
    void tokenOfTwoRefreshesAgoIsAReplayAndEndsTheSession() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));
        Tokens third = Tokens.of(client.refresh(second.refresh()).is(200));

        client.refresh(first.refresh()).isFailure(401, "refresh_token_reused");

        client.refresh(third.refresh()).isFailure(401, "session_ended");
        client.get("/api/rules/user", third.access()).refusesToken("token_revoked");
        assertThat(user.sessions()).isZero();
    }

    @Test
    void fiftyRefreshesAtOnceGiveOneSuccessorAndOneSession() throws Exception {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();

        List<Answer> answers = Together.call(50, () -> client.refresh(first.refresh()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        List<Tokens> all = answers.stream().map(Tokens::of).toList();
        assertThat(all).extracting(Tokens::refresh).containsOnly(all.get(0).refresh());
        assertThat(all)
                .extracting(tokens -> tokens.claims().getString("sid"))
                .containsOnly(first.claims().getString("sid"));
        assertThat(user.sessions()).isEqualTo(1);
        Tokens.of(client.refresh(all.get(0).refresh()).is(200));
    }

    @Test
    void madeUpRefreshTokensAreRefusedAndTouchNoSession() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        String session = tokens.claims().getString("sid");
        String real = tokens.refresh();
        String changed = real.substring(0, real.length() - 3) + (real.endsWith("AAA") ? "BBB" : "AAA");

        for (String madeUp : new String[] {
            "x",
            ".",
            session,
            session + ".",
            session + ".AAAA",
            changed,
            real + "A",
            tokens.access(),
            "' OR 1=1 --",
            "é"
        }) {
            client.refresh(madeUp).isFailure(401, "refresh_token_invalid");
        }

        client.get("/api/rules/user", tokens.access()).is(200);
        Tokens.of(client.refresh(real).is(200));
    }

    @Test
    void refreshOfADisabledUserEndsItsSessions() {
        TestUser user = TestUser.with(client, "user");
        Tokens one = user.login();
        Tokens other = user.login();
        user.disable();

        client.refresh(one.refresh()).isFailure(401, "session_ended");

        client.refresh(other.refresh()).isFailure(401, "session_ended");
        client.get("/api/rules/user", one.access()).refusesToken("token_revoked");
        client.get("/api/rules/user", other.access()).refusesToken("token_revoked");
        assertThat(user.sessions()).isZero();
    }

    @Test
    void logoutKillsTheSessionsTokensAtOnce() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        Tokens other = user.login();
        client.get("/api/rules/user", tokens.access()).is(200);

        Answer answer = client.postAs("/auth/logout", tokens.access()).is(204);

        assertThat(answer.body()).isEmpty();
        client.get("/api/rules/user", tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
        client.get("/api/rules/user", other.access()).is(200);
        assertThat(user.sessions()).isEqualTo(1);
    }

    @Test
    void secondLogoutIsNoError() {
        Tokens tokens = TestUser.with(client, "user").login();

        client.postAs("/auth/logout", tokens.access()).is(204);

        client.postAs("/auth/logout", tokens.access()).is(204);
        client.post("/auth/logout", Client.refreshBody(tokens.refresh())).is(204);
    }

    @Test
    void logoutWorksWithTheRefreshTokenAlone() {
        Tokens tokens = TestUser.with(client, "user").login();

        client.post("/auth/logout", Client.refreshBody(tokens.refresh())).is(204);

        client.get("/api/rules/user", tokens.access()).refusesToken("token_revoked");
        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
    }

    @Test
    void logoutWithAnUnknownRefreshTokenIsNoErrorAndEndsNothing() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();

        client.post("/auth/logout", Client.refreshBody(tokens.claims().getString("sid") + ".AAAA"))
                .is(204);

        client.get("/api/rules/user", tokens.access()).is(200);
        assertThat(user.sessions()).isEqualTo(1);
    }

    @Test
    void logoutNeedsToKnowWhose() {
        client.send(client.request("/auth/logout").POST(BodyPublishers.noBody()))
                .needsLogin();
        client.postAs("/auth/logout", "not.a.token").refusesToken("token_malformed");
    }

    @Test
    void logoutAllEndsAllSessionsOfTheCallerAndNobodyElses() {
        TestUser user = TestUser.with(client, "user");
        Tokens one = user.login();
        Tokens other = user.login();
        Tokens somebodyElse = TestUser.with(client, "user").login();

        client.postAs("/auth/logout-all", one.access()).is(204);

        for (Tokens dead : new Tokens[] {one, other}) {
            client.get("/api/rules/user", dead.access()).refusesToken("token_revoked");
            client.refresh(dead.refresh()).isFailure(401, "session_ended");
        }
        assertThat(user.sessions()).isZero();
        client.get("/api/rules/user", somebodyElse.access()).is(200);
        client.get("/api/rules/user", user.login().access()).is(200);
    }

    @Test
    void logoutAllNeedsACaller() {
        client.send(client.request("/auth/logout-all").POST(BodyPublishers.noBody()))
                .needsLogin();
        client.postAs("/auth/logout-all", "not.a.token").refusesToken("token_malformed");
    }

    @Test
    void verifySaysWhoseAValidTokenIs() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();

        Answer answer = verify(tokens.access());

        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonObject verified = answer.json();
        assertThat(verified.getBoolean("valid")).isTrue();
        assertThat(verified.getString("username")).isEqualTo(user.username());
        assertThat(java.time.Instant.parse(verified.getString("expires_at")).getEpochSecond())
                .isEqualTo(tokens.claims().getInt("exp"));
    }

    @Test
    void verifySaysWhyATokenIsNotValid() {
        Tokens tokens = TestUser.with(client, "user").login();
        client.postAs("/auth/logout", tokens.access()).is(204);

        assertThat(verify(tokens.access()).body()).isEqualTo("{\"valid\":false,\"reason\":\"token_revoked\"}");
        assertThat(verify("x").body()).isEqualTo("{\"valid\":false,\"reason\":\"token_malformed\"}");
        assertThat(verify(tokens.refresh()).json().getBoolean("valid")).isFalse();
    }

    private Answer verify(String token) {
        return client.post("/auth/verify", "{\"token\":\"" + token + "\"}").is(200);
    }

    @Test
    void meSaysWhatIsKnownOfTheCaller() {
        TestUser user = TestUser.with(client, Set.of("user", "auditor"), Set.of("phones:write"));
        Tokens tokens = user.login();

        Answer answer = client.get("/auth/me", tokens.access()).is(200);

        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonObject me = answer.json();
        assertThat(me.keySet())
                .containsExactlyInAnyOrder(
                        "id", "username", "email", "email_verified", "full_name", "roles", "permissions");
        assertThat(me.getString("id")).isEqualTo(tokens.claims().getString("sub"));
        assertThat(me.getString("username")).isEqualTo(user.username());
        assertThat(me.getString("email")).isEqualTo(user.username() + "@example.org");
        assertThat(me.getString("full_name")).isEqualTo("The " + user.username());
        assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"auditor\",\"user\"]");
        assertThat(me.getJsonArray("permissions").toString()).isEqualTo("[\"phones:write\"]");
    }

    @Test
    void meNeedsACaller() {
        client.get("/auth/me").needsLogin();
        client.get("/auth/me", "not.a.token").refusesToken("token_malformed");
    }
}

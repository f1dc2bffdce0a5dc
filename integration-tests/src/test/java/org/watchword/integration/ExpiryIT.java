package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends by itself, with lives of seconds. */
@Tag("payara")
@ServerTest
class ExpiryIT {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration LIFETIME = Duration.ofSeconds(8);

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("expiry")
                .with("watchword.token.ttl", "PT1S")
                .with("watchword.token.skew", "PT0S")
                .with("watchword.refresh.grace", GRACE.toString())
                .with("watchword.session.idle-timeout", IDLE.toString())
                .with("watchword.session.max-lifetime", LIFETIME.toString())
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "expiry");
    }

    private void awaitExpiry(Tokens tokens) {
        Await.until(
                "the access token has expired",
                () -> client.get("/api/rules/user", tokens.access()).status() == 401);
    }

    @Test
    void expiredTokenIsRefusedWhereACallerIsNeeded() {
        Tokens tokens = TestUser.with(client, "user").login();
        awaitExpiry(tokens);

        client.get("/api/rules/user", tokens.access()).refusesToken("token_expired");
        client.get("/auth/me", tokens.access()).refusesToken("token_expired");
        client.get("/api/rules/open", tokens.access()).is(200);
        assertThat(client.post("/auth/verify", "{\"token\":\"" + tokens.access() + "\"}")
                        .is(200)
                        .body())
                .isEqualTo("{\"valid\":false,\"reason\":\"token_expired\"}");
    }

    @Test
    void refreshGivesAWorkingTokenAfterTheOldOneExpired() {
        Tokens tokens = TestUser.with(client, "user").login();
        awaitExpiry(tokens);

        Tokens fresh = Tokens.of(client.refresh(tokens.refresh()).is(200));

        assertThat(fresh.claims().getInt("exp")).isGreaterThan(tokens.claims().getInt("exp"));
    }

    @Test
    void logoutWithAnExpiredTokenTakesTheRefreshToken() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        awaitExpiry(tokens);

        client.postAs("/auth/logout", tokens.access()).refusesToken("token_expired");
        client.post("/auth/logout", Client.refreshBody(tokens.refresh())).is(204);

        client.refresh(tokens.refresh()).isFailure(401, "session_ended");
        assertThat(user.sessions()).isZero();
    }

    @Test
    void replayAfterTheGraceWindowEndsTheSession() {
        TestUser user = TestUser.with(client, "user");
        Tokens first = user.login();
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));
        Instant rotated = Instant.now();

        // Asking all the while shows that the window is fixed by the rotation and does not slide.
        Await.until("the grace window is over", () -> {
            Answer again = client.refresh(first.refresh());
            if (again.status() == 200) {
                assertThat(Tokens.of(again).refresh()).isEqualTo(second.refresh());
                return false;
            }
            again.isFailure(401, "refresh_token_reused");
            return true;
        });

        assertThat(Duration.between(rotated, Instant.now())).isBetween(GRACE.minusMillis(500), GRACE.plusSeconds(2));
        client.refresh(second.refresh()).isFailure(401, "session_ended");
        client.refresh(first.refresh()).isFailure(401, "session_ended");
        assertThat(user.sessions()).isZero();
        Await.until("the log says so", () -> ServerLog.text().contains("event=refresh_replayed"));
    }

    @Test
    void sessionWithoutARefreshEnds() {
        Tokens tokens = TestUser.with(client, "user").login();
        Instant end = Instant.now().plus(IDLE);

        assertThat(tokens.refreshExpiresIn()).isBetween(1, (int) IDLE.toSeconds());
        Await.until("the session has been idle too long", () -> Instant.now().isAfter(end));

        client.refresh(tokens.refresh()).isFailure(401, "refresh_token_expired");
    }

    @Test
    void sessionEndsHoweverOftenItIsRefreshed() {
        Instant start = Instant.now();
        Tokens[] latest = {TestUser.with(client, "user").login()};

        Await.until("the session has reached its end", () -> {
            Answer answer = client.refresh(latest[0].refresh());
            if (answer.status() == 200) {
                latest[0] = Tokens.of(answer);
                return false;
            }
            answer.isFailure(401, "refresh_token_expired");
            return true;
        });

        assertThat(Duration.between(start, Instant.now())).isBetween(LIFETIME.minusSeconds(2), LIFETIME.plusSeconds(3));
    }
}

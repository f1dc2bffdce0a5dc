package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits as they are by default, headers and CORS on a real server. */
@Tag("payara")
@ServerTest
class ThrottleIT {

    private static final String ORIGIN = "https://app.example.org";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("throttle")
                .with("watchword.throttle.enabled", "true")
                .with("watchword.throttle.store", "database")
                .with("watchword.cors.origins", ORIGIN)
                .with("watchword.paths.authenticated", "/reports/*")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "throttle");
    }

    @Test
    void afterFiveWrongPasswordsANameHasToWaitAndOthersGoOn() {
        TestUser user = TestUser.with(client, "user");
        TestUser other = TestUser.with(client, "user");
        for (int i = 0; i < 5; i++) {
            client.login(user.username(), "wrong horse battery").isFailure(401, "invalid_credentials");
        }

        Answer refused = client.login(user.username(), TestUser.PASSWORD).isFailure(429, "too_many_attempts");

        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1, 12);
        assertThat(refused.json().getJsonObject("error").getInt("retry_after")).isEqualTo(seconds);
        other.login();
    }

    @Test
    void nameThatNobodyHasIsLimitedAsWell() {
        for (int i = 0; i < 5; i++) {
            client.login("nobody-at-all", "wrong").isFailure(401, "invalid_credentials");
        }

        client.login("NOBODY-at-all", "wrong").isFailure(429, "too_many_attempts");
    }

    @Test
    void rightPasswordsAreNotCounted() {
        TestUser user = TestUser.with(client, "user");

        for (int i = 0; i < 12; i++) {
            user.login();
        }
    }

    @Test
    void madeUpForwardedAddressIsNotBelieved() {
        TestUser user = TestUser.with(client, "user");
        for (int i = 0; i < 6; i++) {
            var login = client.request("/auth/login")
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .header("Forwarded", "for=198.51.100." + i)
                    .POST(BodyPublishers.ofString(Client.credentials(user.username(), "wrong horse battery")));
            assertThat(client.send(login).status()).isEqualTo(i < 5 ? 401 : 429);
        }
    }

    @Test
    void answersCarryTheHeadersThatKeepBrowsersCareful() {
        TestUser user = TestUser.with(client, "user");

        for (Answer answer : new Answer[] {
            client.login(user.username(), TestUser.PASSWORD).is(200),
            client.get("/auth/me").is(401),
            client.get("/reports/x").is(401)
        }) {
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("not over TLS")
                    .isEmpty();
        }
    }

    @Test
    void preflightOfAnAllowedOriginIsAnsweredAndRefusalsCanBeRead() {
        Answer preflight = client.send(client.request("/auth/login")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));
        assertThat(preflight.is(204).header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Content-Type");

        for (String path : new String[] {"/auth/me", "/reports/x"}) {
            Answer refused =
                    client.send(client.request(path).header("Origin", ORIGIN)).needsLogin();
            assertThat(refused.header("Access-Control-Allow-Origin")).as(path).isEqualTo(ORIGIN);
            assertThat(refused.header("Vary")).as(path).contains("Origin");
            Answer foreign = client.send(client.request(path).header("Origin", "https://evil.example"))
                    .needsLogin();
            assertThat(foreign.header("Access-Control-Allow-Origin")).as(path).isEmpty();
        }
    }
}

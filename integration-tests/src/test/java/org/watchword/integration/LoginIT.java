package org.watchword.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/login} with good and bad credentials. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.DATABASE, value = "H2, the server's own data source")
class LoginIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("login").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "login");
    }

    @Test
    void loginGivesTokensThatWork() {
        TestUser user = TestUser.with(client, "user");

        Tokens tokens = user.login();

        assertThat(tokens.expiresIn()).isBetween(890, 900);
        assertThat(tokens.refreshExpiresIn())
                .isBetween((int) Duration.ofDays(14).toSeconds() - 10, (int)
                        Duration.ofDays(14).toSeconds());
        assertThat(client.get("/api/rules/user", tokens.access()).is(200).body())
                .isEqualTo("user");
    }

    @Test
    void accessTokenHasTheClaimsOfMicroProfileJwt() {
        TestUser user = TestUser.with(client, Set.of("user", "auditor"), Set.of("phones:write"));

        JsonObject claims = user.login().claims();

        assertThat(claims.keySet())
                .contains("iss", "sub", "aud", "iat", "exp", "jti", "sid", "upn", "groups", "permissions");
        assertThat(claims.getString("upn")).isEqualTo(user.username());
        assertThat(claims.getJsonArray("groups").toString()).isEqualTo("[\"auditor\",\"user\"]");
        assertThat(claims.getJsonArray("permissions").toString()).isEqualTo("[\"phones:write\"]");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(900);
    }

    @Test
    void keyThatSignsIsPublishedForEverybodyWithoutItsPrivatePart() {
        Answer answer = client.get("/auth/jwks.json").is(200);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).contains("max-age=300");
        assertThat(answer.json().getJsonArray("keys")).hasSize(1);
        JsonObject key = answer.json().getJsonArray("keys").getJsonObject(0);
        assertThat(key.keySet()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
        String access = TestUser.with(client, "user").login().access();
        assertThat(new String(Base64.getUrlDecoder().decode(access.substring(0, access.indexOf('.'))), UTF_8))
                .contains("\"kid\":\"" + key.getString("kid") + "\"");
        client.get("/auth/jwks.json", "not.a.token").is(200);
        client.get("/auth/JWKS.json").is(404);
        client.get("/auth/jwksXjson").is(404);
    }

    @Test
    void formIsTakenToo() {
        TestUser user = TestUser.with(client, "user");
        String form = "username=" + user.username() + "&password=correct+horse%20battery";

        Tokens tokens = Tokens.of(
                client.post("/auth/login", BodyPublishers.ofString(form), FORM).is(200));

        client.get("/api/rules/user", tokens.access()).is(200);
    }

    @Test
    void userNameIsComparedWithoutRegardToCase() {
        TestUser user = TestUser.with(client, "user");

        client.login(user.username().toUpperCase(java.util.Locale.ROOT), TestUser.PASSWORD)
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Correct horse battery", "correct horse battery ", " correct horse battery", "correct"})
    void passwordIsComparedExactly(String almost) {
        TestUser user = TestUser.with(client, "user");

        client.login(user.username(), almost).isFailure(401, "invalid_credentials");
    }

    @Test
    void wrongPasswordUnknownUserAndDisabledUserAreAnsweredAlike() {
        TestUser user = TestUser.with(client, "user");
        TestUser disabled = TestUser.with(client, "user");
        disabled.disable();

        Answer wrong = client.login(user.username(), "wrong horse battery").isFailure(401, "invalid_credentials");
        Answer unknown = client.login("nobody", TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        Answer refused = client.login(disabled.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");

        for (Answer other : new Answer[] {unknown, refused}) {
            assertThat(other.bodyWithoutTimestamp()).isEqualTo(wrong.bodyWithoutTimestamp());
            assertThat(other.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
            assertThat(other.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
    }

    @Test
    void unknownUserCostsWhatAWrongPasswordCosts() {
        TestUser user = TestUser.with(client, "user");
        TestUser disabled = TestUser.with(client, "user");
        disabled.disable();
        client.login("nobody", "wrong");

        long wrong = medianMillis(user.username());
        long unknown = medianMillis("nobody");
        long refused = medianMillis(disabled.username());

        // A look-up without the hash takes a tenth of it at most; half leaves room for a busy machine.
        assertThat(unknown).isGreaterThan(wrong / 2);
        assertThat(refused).isGreaterThan(wrong / 2);
    }

    private long medianMillis(String username) {
        long[] times = IntStream.range(0, 7)
                .mapToLong(i -> {
                    Instant start = Instant.now();
                    client.login(username, "wrong horse battery").is(401);
                    return Duration.between(start, Instant.now()).toMillis();
                })
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    @Test
    void staleTokenKeepsNobodyFromLoggingIn() {
        TestUser user = TestUser.with(client, "user");
        var login = client.request("/auth/login")
                .header("Authorization", "Bearer not.a.token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Client.credentials(user.username(), TestUser.PASSWORD)));

        client.send(login).is(200);
    }

    @Test
    void credentialsInTheQueryAreNotRead() {
        TestUser user = TestUser.with(client, "user");
        String query = "?username=" + user.username() + "&password=correct+horse+battery";

        assertThat(client.post("/auth/login" + query, BodyPublishers.noBody(), FORM)
                        .status())
                .isBetween(400, 401);
        assertThat(client.get("/auth/login" + query).status()).isEqualTo(405);
    }

    @Test
    void manyLoginsAtOnceAreAnsweredOrAskedToComeBack() throws Exception {
        TestUser user = TestUser.with(client, "user");

        for (Answer answer : Together.call(40, () -> client.login(user.username(), TestUser.PASSWORD))) {
            if (answer.status() == 503) {
                answer.isFailure(503, "busy");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            } else {
                answer.is(200);
            }
        }
    }
}

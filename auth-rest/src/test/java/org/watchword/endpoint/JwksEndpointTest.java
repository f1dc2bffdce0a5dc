package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.api.BearerToken;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.key.remote.RemoteKeys;
import org.watchword.start.login.TestNode;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

class JwksEndpointTest {

    private final TestNode node = new TestNode();

    private Answer jwks() {
        return node.answer(node.request("GET", "/auth/jwks.json"));
    }

    private String accessToken() {
        node.user("ada", "correct horse");
        TestRequest request =
                node.request("POST", "/auth/login").json("{\"username\":\"ada\",\"password\":\"correct horse\"}");
        return json(node.answer(request)).getString("access_token");
    }

    @Test
    void generatedKeyIsPublishedWithoutItsPrivatePart() {
        node.start();

        Answer answer = jwks();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Cache-Control", "public, max-age=300");
        assertThat(json(answer).getJsonArray("keys")).hasSize(1);
        JsonObject key = json(answer).getJsonArray("keys").getJsonObject(0);
        assertThat(key.keySet()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "crv", "x", "y");
        assertThat(key.getString("kid"))
                .isEqualTo(node.stores.signingKeys().all().get(0).kid());
        assertThat(key.getString("alg")).isEqualTo("ES256");
    }

    @Test
    void sharedSecretIsNotPublished() {
        node.start("watchword.key.secret", "a secret of more than thirty-two bytes");

        assertThat(jwks().status()).isEqualTo(200);
        assertThat(jwks().body()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void withoutADatabaseItIs503AndNeverAnEmptySet() {
        node.databaseDown = true;
        node.start();

        Answer answer = jwks();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "2").containsEntry("Cache-Control", "no-store");
        assertThat(reason(answer)).isEqualTo("keys_unavailable");

        node.database(false);
        assertThat(jwks().status()).isEqualTo(200);
        node.database(true);
        assertThat(jwks().status())
                .as("the ring in memory outlives the database")
                .isEqualTo(200);
    }

    @Test
    void pathIsOpenUnderWiderPathRules() {
        assertThat(node.start().publicPaths()).contains("/auth/jwks.json");
    }

    @Test
    void urlOfAKeySetStopsTheStartOfAnIssuer() {
        assertThatThrownBy(() -> node.start("watchword.key.location", "https://login.example/jwks.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.location: https://login.example/jwks.json has public keys only");
        assertThat(node.start("mp.jwt.verify.publickey.location", "https://login.example/jwks.json")
                        .publicPaths())
                .isNotEmpty();
    }

    @Test
    void serviceWithoutADatabaseVerifiesOurTokensByWhatIsPublished() throws Exception {
        node.start();
        String token = accessToken();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/auth/jwks.json", exchange -> {
            byte[] body = jwks().body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            RemoteKeys keys = new RemoteKeys(
                    "http://localhost:" + server.getAddress().getPort() + "/auth/jwks.json",
                    Optional.empty(),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    node.clock);
            TokenVerifier service = new TokenVerifier(
                    TokenPolicy.of("watchword", "watchword"), keys, Revocations.none(), node.clock, 0);

            assertThat(service.verify(new BearerToken(token)))
                    .isInstanceOfSatisfying(
                            Verification.Verified.class,
                            verified -> assertThat(verified.token().name()).isEqualTo("ada"));
        } finally {
            server.stop(0);
        }
    }
}

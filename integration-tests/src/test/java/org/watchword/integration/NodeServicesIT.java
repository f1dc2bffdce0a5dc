package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipe of docs/services.md for Node.js, with tokens of a real issuer. */
@ServerTest
class NodeServicesIT {

    private static final String ISSUER = "https://login.example.org/app";

    @ArquillianResource
    @OperateOnDeployment("node")
    private URL base;

    private Client login;
    private Client elliptic;
    private NodeJose jose;

    @Deployment(name = "node", testable = false)
    static WebArchive login() {
        return issuing("node").build();
    }

    @Deployment(name = "node-es", testable = false)
    static WebArchive elliptic() {
        return issuing("node-es").with("watchword.key.algorithm", "ES256").build();
    }

    private static HostWar issuing(String name) {
        return HostWar.named(name).with("watchword.token.issuer", ISSUER).with("watchword.token.audience", "phones");
    }

    @BeforeEach
    void connect() throws Exception {
        login = new Client(base, "node");
        elliptic = new Client(base, "node-es");
        jose = NodeJose.installed();
    }

    private static String access(Client issuer) {
        return TestUser.with(issuer, Set.of("user"), Set.of("phones:write"))
                .login()
                .access();
    }

    private JsonObject verified(Client keys, String audience, String token) throws Exception {
        return jose.verify(keys.uri("/auth/jwks.json").toString(), audience, token);
    }

    @Test
    void joseTakesOurTokensOfEitherAlgorithmWithoutBeingToldWhich() throws Exception {
        for (Client issuer : new Client[] {login, elliptic}) {
            JsonObject claims = verified(issuer, "phones", access(issuer));

            assertThat(claims.toString())
                    .contains("\"groups\":[\"user\"]", "\"permissions\":[\"phones:write\"]", "\"iss\":\"" + ISSUER);
        }
    }

    @Test
    void joseRefusesTokensForAnotherServiceAndOfAnotherIssuersKeys() throws Exception {
        String access = access(login);

        JsonObject otherAudience = verified(login, "letters", access);
        assertThat(otherAudience.getString("code")).isEqualTo("ERR_JWT_CLAIM_VALIDATION_FAILED");
        assertThat(otherAudience.getString("claim")).isEqualTo("aud");
        assertThat(verified(elliptic, "phones", access).getString("code")).isEqualTo("ERR_JWKS_NO_MATCHING_KEY");
    }
}

package org.watchword.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.ConfigurationException;
import org.watchword.start.login.TestNode;

class EndpointSettingsTest {

    private static final String CREDENTIALS = "{\"username\":\"ada\",\"password\":\"correct horse\"}";

    private final TestNode node = new TestNode();

    @Test
    void endpointsAreWhereTheSettingSays() {
        assertThat(node.start("watchword.endpoints.path", "/api/v1/account").publicPaths())
                .contains("/api/v1/account/login")
                .noneMatch(path -> path.startsWith("/auth"));
        node.user("ada", "correct horse");

        assertThat(node.answer(node.request("POST", "/api/v1/account/login").json(CREDENTIALS))
                        .status())
                .isEqualTo(200);
        assertThat(node.servlets.get(EndpointServlet.NAME).getMappings()).allMatch(path -> path.startsWith("/api/v1"));
        assertThat(node.report.snapshot().toString()).contains("/shop/api/v1/account/login");
    }

    @Test
    void withResourcesAloneThereIsNoServletAndThePathsStayOpen() {
        assertThat(node.start("watchword.endpoints", "resources", "watchword.endpoints.path", "/api/auth")
                        .publicPaths())
                .contains("/api/auth/login");
        node.servlet("org.example.Api", "/api/*");

        assertThat(node.servlets).doesNotContainKey(EndpointServlet.NAME);
        assertThat(node.report.snapshot().toString())
                .contains("only by resources of the application's own, below /shop/api/auth")
                .doesNotContain("endpoints-unreachable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other/*", "/api/auth/x/*", "/api/au/*", "/"})
    void resourcesWhereNoApplicationIsAreReported(String mapping) {
        node.start("watchword.endpoints", "resources", "watchword.endpoints.path", "/api/auth");
        node.servlet("org.example.Other", mapping);

        assertThat(node.report.snapshot().toString())
                .contains("endpoints-unreachable")
                .contains("set watchword.endpoints.path to where the resources are");
    }

    @Test
    void withBothTheServletIsThere() {
        node.start("watchword.endpoints", "both");

        assertThat(node.servlets).containsKey(EndpointServlet.NAME);
    }

    @Test
    void wayThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> node.start("watchword.endpoints", "resource"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.endpoints")
                .hasMessageContaining("'servlet', 'resources' or 'both'");
    }

    @Test
    void pathThatIsNoneStopsTheStart() {
        for (String path : new String[] {"auth", "/auth/", "/", "/a//b", "/a/../b", "/a/*", "/{x}", "/ä"}) {
            assertThatThrownBy(() -> node.start("watchword.endpoints.path", path))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.endpoints.path")
                    .hasMessageContaining("write a path such as /auth");
        }
    }

    @Test
    void endpointThatIsOffIsNotThereAndTheOthersAre() {
        assertThat(node.start("watchword.endpoints.off", "verify, logout-all").publicPaths())
                .doesNotContain("/auth/verify");
        node.user("ada", "correct horse");

        assertThat(node.servlets.get(EndpointServlet.NAME).getMappings())
                .contains("/auth/login")
                .doesNotContain("/auth/verify", "/auth/logout-all");
        assertThat(node.answer(node.request("POST", "/auth/verify").json("{\"token\":\"x\"}"))
                        .status())
                .isEqualTo(404);
        assertThat(node.report.snapshot().toString()).contains("/auth/login").doesNotContain("/auth/verify");
    }

    @Test
    void nameOfNoEndpointStopsTheStart() {
        assertThatThrownBy(() -> node.start("watchword.endpoints.off", "logn"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.endpoints.off")
                .hasMessageContaining("'logn'")
                .hasMessageContaining("login");
        assertThat(node.closings.get()).isEqualTo(node.openings.get());
    }

    @Test
    void everyNameOnThePageOfEndpointsCanBeOffWhetherItsEndpointIsThereOrNot() throws IOException {
        Set<String> names = new TreeSet<>(List.of("admin", "status"));
        Files.readAllLines(Path.of("../docs/endpoints.md")).forEach(line -> {
            Matcher row = Pattern.compile("\\| `(?:GET|POST|PATCH|DELETE) /.*\\| `([a-z-]+)` \\|")
                    .matcher(line);
            if (row.matches()) {
                names.add(row.group(1));
            }
        });
        assertThat(names).contains("login", "register", "password-reset", "email-verify", "me-delete");

        assertThat(node.start("watchword.endpoints.off", String.join(",", names))
                        .publicPaths())
                .isEmpty();
        assertThat(node.servlets.get(EndpointServlet.NAME).getMappings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "password-reset", "email-verify"})
    void endpointThatIsNotThereAnywayCanBeOff(String name) {
        node.start("watchword.endpoints.off", name);

        assertThat(node.answer(node.request("POST", "/auth/register").json("{}"))
                        .status())
                .isEqualTo(404);
        assertThat(node.answer(node.request("POST", "/auth/login").json("{}")).status())
                .isEqualTo(400);
    }

    @Test
    void otherMethodIs405ThatNamesTheRightOnes() {
        node.start();

        Answer wrong = node.answer(node.request("PUT", "/auth/me"));
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(reason(wrong)).isEqualTo("method_not_allowed");
        assertThat(wrong.headers()).containsEntry("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH");
        assertThat(node.answer(node.request("GET", "/auth/login")).headers()).containsEntry("Allow", "OPTIONS, POST");

        Answer options = node.answer(node.request("OPTIONS", "/auth/login"));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.headers()).containsEntry("Allow", "OPTIONS, POST");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersCareful() {
        node.start();

        for (TestRequest request : List.of(
                node.request("GET", "/auth/me"),
                node.request("GET", "/auth/jwks.json"),
                node.request("OPTIONS", "/auth/login"))) {
            assertThat(node.answer(request).headers())
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .containsKey("Cache-Control")
                    .doesNotContainKey("Strict-Transport-Security");
            assertThat(node.answer(request.overTls()).headers())
                    .containsEntry("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Test
    void whereHttpsIsRequiredPlainHttpIsRefusedAndAProxysWordIsTaken() {
        node.start("watchword.https", "required", "watchword.proxies", "10.0.0.1");

        Answer plain = node.answer(node.request("GET", "/auth/jwks.json").header("X-Forwarded-Proto", "https"));
        assertThat(plain.status()).isEqualTo(403);
        assertThat(TestAnswers.reason(plain)).isEqualTo("https_required");
        assertThat(plain.headers()).doesNotContainKey("Strict-Transport-Security");

        assertThat(node.answer(node.request("GET", "/auth/jwks.json").overTls()).status())
                .isEqualTo(200);
        Answer behindProxy = node.answer(node.request("GET", "/auth/jwks.json")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "198.51.100.7")
                .header("X-Forwarded-Proto", "https"));
        assertThat(behindProxy.status()).isEqualTo(200);
        assertThat(behindProxy.headers()).containsKey("Strict-Transport-Security");
    }

    @Test
    void headIsGetWithoutItsBody() {
        node.start();

        Answer answer = node.answer(node.request("HEAD", "/auth/jwks.json"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isNull();
        assertThat(answer.headers()).containsEntry("Cache-Control", "public, max-age=300");
    }

    @Test
    void whatNobodyExpectedIs500WithoutAWordOfIt() {
        node.start();
        node.stop();
        node.removeWatchword();

        Answer answer = node.answer(node.request("GET", "/auth/jwks.json"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("internal_error").doesNotContain("Watchword", "Exception");
    }
}

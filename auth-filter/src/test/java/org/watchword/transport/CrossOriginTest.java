package org.watchword.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.ConfigurationException;
import org.watchword.servlet.TestRequest;
import org.watchword.servlet.TestResponse;
import org.watchword.servlet.TestSettings;

class CrossOriginTest {

    private static final String APP = "https://app.example.org";

    private final Map<String, String> settings = new HashMap<>(Map.of("watchword.cors.origins", APP));
    private final TestResponse response = new TestResponse();

    private boolean handle(TestRequest request) {
        return CrossOrigin.of(TestSettings.of(settings), true).handle(request.build(), response.build());
    }

    private static TestRequest from(String origin, String path) {
        return TestRequest.get(path).header("Origin", origin);
    }

    private static TestRequest preflight(String origin, String path) {
        return from(origin, path).method("OPTIONS").header("Access-Control-Request-Method", "POST");
    }

    @Test
    void pageOfAnAllowedOriginSeesTheAnswersOfOurEndpoints() {
        assertThat(handle(from(APP, "/auth/login"))).isFalse();

        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(response.header("Access-Control-Expose-Headers")).isEqualTo("WWW-Authenticate, Retry-After");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void itsPreflightIsAnsweredWithWhatItMayDo() {
        assertThat(handle(preflight(APP, "/auth/login"))).isTrue();

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST, PUT, PATCH, DELETE");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("Authorization, Content-Type");
        assertThat(response.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "https://evil.example/https://app.example.org",
                "https://APP.example.org",
                "null",
                "*",
                ""
            })
    void anyOtherOriginGetsNothing(String origin) {
        assertThat(handle(preflight(origin, "/auth/login"))).isFalse();
        assertThat(handle(from(origin, "/auth/login"))).isFalse();

        assertThat(response.header("Access-Control-Allow-Origin")).isNull();
        assertThat(response.header("Vary")).contains("Origin");
    }

    @Test
    void pathsOfTheHostAreItsOwnUnlessItNamesThem() {
        assertThat(handle(preflight(APP, "/api/x"))).isFalse();
        assertThat(handle(preflight(APP, "/authors"))).isFalse();
        assertThat(response.header("Access-Control-Allow-Origin")).isNull();
        assertThat(response.header("Vary")).isNull();

        settings.put("watchword.cors.paths", "/api/*");
        assertThat(handle(preflight(APP, "/api/x"))).isTrue();
    }

    @Test
    void withoutAnOriginInTheSettingsNothingIsTouched() {
        settings.clear();

        assertThat(handle(preflight(APP, "/auth/login"))).isFalse();
        CrossOrigin.of(TestSettings.of(settings), true)
                .addTo(from(APP, "/auth/login").build(), response.build());
        assertThat(response.header("Access-Control-Allow-Origin")).isNull();
        assertThat(response.header("Vary")).isNull();
    }

    @Test
    void credentialsAreAllowedWhereTheSettingSaysSo() {
        settings.put("watchword.cors.credentials", "true");
        handle(from(APP, "/auth/login"));

        assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @Test
    void everyOriginIsAllowedWithoutCredentialsAndNeverWithThem() {
        settings.put("watchword.cors.origins", "*");
        handle(from("https://anybody.example", "/auth/login"));
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");

        settings.put("watchword.cors.credentials", "true");
        assertThatThrownBy(() -> handle(from(APP, "/auth/login")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.cors.credentials");
    }

    @Test
    void refusalCarriesTheHeadersUnlessTheHostHasSetItsOwn() {
        CrossOrigin crossOrigin = CrossOrigin.of(TestSettings.of(settings), true);
        crossOrigin.addTo(from(APP, "/api/x").build(), response.build());
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(APP);

        TestResponse ofTheHost = new TestResponse();
        ofTheHost.build().setHeader("Access-Control-Allow-Origin", "https://host.example");
        crossOrigin.addTo(from(APP, "/api/x").build(), ofTheHost.build());
        assertThat(ofTheHost.header("Access-Control-Allow-Origin")).isEqualTo("https://host.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.org",
                "https://app.example.org/",
                "https://app.example.org/x",
                "https://*.example.org",
                "null"
            })
    void whatIsNoOriginStopsTheStart(String origin) {
        settings.put("watchword.cors.origins", origin);

        assertThatThrownBy(() -> handle(from(APP, "/auth/login")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.cors.origins");
    }
}

package org.watchword.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.api.Failure;
import org.watchword.config.Configuration;
import org.watchword.servlet.TestRequest;
import org.watchword.servlet.TestSettings;

class TransportPolicyTest {

    private static TransportPolicy policy(Map<String, String> values) {
        Configuration configuration = TestSettings.of(values);
        return TransportPolicy.of(configuration);
    }

    @Test
    void browsersAreToldToKeepToTlsOverTlsOnly() {
        TransportPolicy policy = policy(Map.of());

        assertThat(policy.headers(TestRequest.get("/x").overTls().build()))
                .containsOnly(Map.entry("Strict-Transport-Security", "max-age=31536000"));
        assertThat(policy.headers(TestRequest.get("/x").build())).isEmpty();
        assertThat(policy.headers(TestRequest.get("/x")
                        .header("X-Forwarded-Proto", "https")
                        .build()))
                .as("anybody can write that")
                .isEmpty();
        assertThat(policy(Map.of("watchword.hsts.max-age", "PT0S"))
                        .headers(TestRequest.get("/x").overTls().build()))
                .isEmpty();
    }

    @Test
    void httpsIsOptionalUnlessItIsAskedFor() {
        assertThat(policy(Map.of()).refusal(TestRequest.get("/x").build())).isEmpty();

        TransportPolicy required = policy(Map.of("watchword.https", "required"));
        assertThat(required.refusal(TestRequest.get("/x").build()))
                .get()
                .extracting(Failure::status, Failure::reason)
                .containsExactly(403, "https_required");
        assertThat(required.refusal(TestRequest.get("/x").overTls().build())).isEmpty();
        assertThat(required.refusal(TestRequest.get("/x")
                        .header("X-Forwarded-Proto", "https")
                        .build()))
                .isPresent();
    }

    @Test
    void behindATrustedProxyItsWordCounts() {
        TransportPolicy required = policy(Map.of("watchword.https", "required", "watchword.proxies", "192.0.2.0/24"));

        assertThat(required.refusal(TestRequest.get("/x")
                        .header("X-Forwarded-Proto", "https")
                        .build()))
                .isEmpty();
        assertThat(required.headers(TestRequest.get("/x")
                        .header("X-Forwarded-Proto", "https")
                        .build()))
                .isNotEmpty();
        assertThat(required.refusal(TestRequest.get("/x")
                        .overTls()
                        .header("X-Forwarded-Proto", "http")
                        .build()))
                .as("TLS between proxy and server only")
                .isPresent();

        TransportPolicy forwarded = policy(Map.of(
                "watchword.https", "required",
                "watchword.proxies", "192.0.2.1",
                "watchword.proxies.header", "forwarded"));
        assertThat(forwarded.refusal(TestRequest.get("/x")
                        .header("Forwarded", "for=198.51.100.7;proto=https")
                        .build()))
                .isEmpty();
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host behind a proxy of its own that ends TLS. */
@ServerTest
class ProxyIT {

    private static final String HSTS = "Strict-Transport-Security";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("proxied")
                .with("watchword.proxies", "127.0.0.1/32,::1/128")
                .with("watchword.https", "required")
                .with("watchword.paths.authenticated", "/secret/*")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "proxied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/me", "/api/rules/user", "/secret/page"})
    void refusalsOverTlsTellBrowsersToKeepToIt(String path) {
        Answer answer = client.send(client.request(path).header("X-Forwarded-Proto", "https"))
                .needsLogin();

        assertThat(answer.header(HSTS)).startsWith("max-age=");
    }

    @Test
    void whatIsNotOfOursIsLeftAsItIs() {
        Answer answer = client.send(client.request("/api/rules/open").header("X-Forwarded-Proto", "https"))
                .is(200);

        assertThat(answer.header(HSTS)).isEmpty();
    }

    @Test
    void plainHttpIsRefusedAndGetsNoWordOfTls() {
        Answer answer = client.post("/auth/login", "{\"username\":\"ada\",\"password\":\"correct horse\"}");

        answer.isFailure(403, "https_required");
        assertThat(answer.header(HSTS)).isEmpty();
    }
}

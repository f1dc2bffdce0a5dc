package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host may switch on: the cookie, the refusal of bad tokens everywhere, the denial of forgotten methods. */
@ServerTest
class SwitchesIT {

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("switches")
                .with("watchword.token.cookie", "access")
                .with("watchword.reject-invalid-tokens", "always")
                .with("watchword.deny-unannotated", "true")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "switches");
    }

    @Test
    void cookieCarriesTheToken() {
        String token = TestUser.with(client, "user").login().access();

        client.send(client.request("/api/rules/user").header("Cookie", "access=" + token))
                .is(200);
        client.send(client.request("/api/rules/user").header("Cookie", "other=" + token))
                .needsLogin();
    }

    @Test
    void pageOfAnotherSiteDoesNotActByTheCookie() {
        String token = TestUser.with(client, "admin").login().access();
        String target = client.uri("/auth/admin/roles").getPath();
        String[] forged = {"Cookie: access=" + token, "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"};

        String answer = RawHttp.to(client.uri("")).send("POST", target, forged);

        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(403);
        assertThat(answer).contains("cross_site_request");
    }

    @Test
    void cookieAndHeaderMustAgree() {
        TestUser user = TestUser.with(client, "user");
        String one = user.login().access();
        String other = user.login().access();

        client.send(client.request("/api/rules/user")
                        .header("Cookie", "access=" + one)
                        .header("Authorization", "Bearer " + one))
                .is(200);
        client.send(client.request("/api/rules/user")
                        .header("Cookie", "access=" + one)
                        .header("Authorization", "Bearer " + other))
                .isFailure(400, "invalid_request");
    }

    @Test
    void badTokenIsRefusedEverywhere() {
        client.get("/api/rules/open", "not.a.token").refusesToken("token_malformed");
        client.get("/lobby/x", "not.a.token").refusesToken("token_malformed");
        client.get("/api/rules/open").is(200);
    }

    @Test
    void methodWithoutAnnotationBesideAnnotatedOnesIsDenied() {
        client.get("/api/rules/none").needsLogin();
        client.get("/api/rules/none", TestUser.with(client, "admin").login().access())
                .refusesCaller("access_denied");
        assertThat(client.get("/api/rules/open").is(200).body()).isEqualTo("open");
    }
}

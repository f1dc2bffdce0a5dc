package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.metrics.Registry;

/** A host that brings Micrometer finds our numbers in its registry, and our refusals of its resources in the audit. */
@ServerTest
class MetricsIT {

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("metrics")
                .withAdministrator()
                .part(war -> war.addPackage(Registry.class.getPackage()))
                .part(war -> war.addAsLibraries(new File(System.getProperty("host.micrometer")).listFiles()))
                .build();
    }

    @Test
    void whatHappensIsCountedInTheHostsRegistryAndRefusalsAreAuditedOnce() {
        Client client = new Client(base, "metrics");
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        client.refresh(tokens.refresh()).is(200);
        client.login(user.username(), "a wrong password").is(401);
        for (int i = 0; i < 3; i++) {
            client.get("/api/rules/either", tokens.access()).is(403);
        }

        List<String> meters = client.get("/api/meters").is(200).body().lines().toList();

        assertThat(meters)
                .contains(
                        "watchword.logins{outcome=failure} 1",
                        "watchword.logins{outcome=success} 1",
                        "watchword.refreshes{outcome=success} 1",
                        "watchword.refusals{reason=invalid_credentials,status=401} 1",
                        "watchword.refusals{reason=role_missing,status=403} 3")
                .anyMatch(meter -> meter.startsWith("watchword.password.hashing{operation=verify}"));

        String administrator = TestUser.administrator(client).login().access();
        assertThat(client.get("/auth/status", administrator).json().getJsonArray("integrations"))
                .anySatisfy(entry -> {
                    JsonObject integration = entry.asJsonObject();
                    assertThat(integration.getString("name")).isEqualTo("metrics");
                    assertThat(integration.getBoolean("on")).isTrue();
                    assertThat(integration.getString("why")).isEqualTo("Micrometer");
                });
        assertThat(client.get("/auth/admin/audit?event=access_denied", administrator)
                        .json()
                        .getJsonArray("events"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.asJsonObject().getString("detail")).startsWith("role_missing at "));
    }
}

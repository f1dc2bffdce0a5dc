package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.components.AuditBean;

/**
 * A server that would have to be configured for the container's caller, and is not: what needs it refuses everybody,
 * the rest works, and the report says what to do.
 */
@ServerTest
@Tag("as-it-comes")
class ServerAsItComesIT {

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("as-it-comes")
                .part(war -> war.addPackage(AuditBean.class.getPackage()))
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "as-it-comes");
    }

    @Test
    void whatTheContainerGuardsStaysClosed() {
        String auditor = TestUser.with(client, "auditor").login().access();

        assertThat(client.get("/api/beans/audit").status()).isGreaterThanOrEqualTo(400);
        assertThat(client.get("/api/beans/audit", auditor).status()).isGreaterThanOrEqualTo(400);
        // WildFly answers 500 where a constraint stands and nothing can authenticate, with or without our jars.
        assertThat(client.get("/guarded", auditor).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void resourcesWork() {
        String user = TestUser.with(client, "user").login().access();

        client.get("/api/rules/user").needsLogin();
        client.get("/api/rules/user", user).is(200);
        client.get("/api/beans/open", user).is(200);
    }

    @Test
    void reportSaysWhatToDo() {
        JsonObject status = client.get(
                        "/auth/status", TestUser.with(client, "admin").login().access())
                .is(200)
                .json();

        assertThat(status.getJsonArray("conflicts").toString())
                .contains("integrated-jaspi,value=false")
                .contains(AuditBean.class.getName());
        assertThat(ServerLog.text()).contains("integrated-jaspi,value=false");
    }
}

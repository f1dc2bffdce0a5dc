package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.scanning.ScanningApplication;

/**
 * A host whose web.xml has the server's own users log in with Basic credentials, and whose resources ask for their
 * roles.
 */
@ServerTest
@MatrixRow(table = HOST_SHAPE, value = "6b. login-config BASIC in web.xml")
class OwnLoginIT {

    private static final String LOGIN =
            "<login-config><auth-method>BASIC</auth-method><realm-name>file</realm-name></login-config>\n";
    private static final String OURS = "Bearer realm=\"watchword\"";
    private static final String WRONG = "Basic bm9ib2R5Om5vdGhpbmc=";

    @ArquillianResource
    @OperateOnDeployment("login-config")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("login-config-control")
    private URL controlBase;

    private Client client;
    private Client control;

    @Deployment(name = "login-config", testable = false)
    static WebArchive host() {
        return host("login-config").build();
    }

    @Deployment(name = "login-config-control", testable = false)
    static WebArchive controlHost() {
        return host("login-config-control").withoutUs().build();
    }

    private static HostWar host(String name) {
        return HostWar.shape(name, ScanningApplication.class, GuardedResource.class)
                .webXml(WebXml.of(WebXml.dataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"), LOGIN))
                .beansXml()
                .dataSource(WebXml.DATA_SOURCE)
                .withAdministrator();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "login-config");
        control = new Client(controlBase, "login-config-control");
    }

    @Test
    void loginAndRolesWorkForTokens() {
        new Guarded(client, "/api/guarded")
                .admits(TestUser.administrator(client).login().access());
    }

    @Test
    void whoeverCallsWithoutCredentialsIsStillAskedForThoseOfTheHost(TestReporter reporter) {
        List<String> before = control.get("/api/guarded/admin").headers().allValues("WWW-Authenticate");

        Answer answer = client.get("/api/guarded/admin").is(401);

        List<String> challenges = answer.headers().allValues("WWW-Authenticate");
        assertThat(challenges).isNotEmpty().containsAll(before);
        if (before.isEmpty()) {
            assertThat(challenges).containsExactly(OURS);
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "This server does not ask for Basic credentials where only an annotation of a REST resource "
                            + "needs a caller, with"
                            + " our jars or without; clients must send them unasked, or web.xml needs a "
                            + "security-constraint.");
        } else if (!challenges.contains(OURS)) {
            assertThat(challenges).isEqualTo(before);
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "What the server answers to callers without credentials is sent at once: its challenge and "
                            + "its page stand in place of"
                            + " ours. Tokens, good and bad, are answered as everywhere; nothing needs to be done.");
        }
    }

    @Test
    void wrongCredentialsOfTheHostOpenNothing() {
        Answer before = control.send(control.request("/api/guarded/open").header("Authorization", WRONG));
        Answer open = client.send(client.request("/api/guarded/open").header("Authorization", WRONG));

        assertThat(open.status()).isEqualTo(before.status());
        assertThat(open.body()).isEqualTo(before.body());
        client.send(client.request("/api/guarded/admin").header("Authorization", WRONG))
                .is(401);
    }
}

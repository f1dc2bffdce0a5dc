package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.components.AuditBean;

/**
 * Components that the container guards by itself: enterprise beans and servlets. The host configures nothing for it.
 */
@ServerTest
class ComponentsIT {

    @ArquillianResource
    private URL base;

    private Client client;
    private TestReporter reporter;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("components")
                .part(war -> war.addPackage(AuditBean.class.getPackage()))
                .webXml(WebXml.of(
                        WebXml.dataSource("jdbc:h2:mem:components;DB_CLOSE_DELAY=-1"),
                        WebXml.constraint("/constrained/*", "declared-nowhere")))
                .build();
    }

    @BeforeEach
    void connect(TestReporter given) {
        client = new Client(base, "components");
        reporter = given;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/beans/audit", "/bean"})
    @MatrixRow(table = Table.COMPONENT, value = "Enterprise bean, @RolesAllowed on a method")
    void methodOfAnEnterpriseBean(String path) {
        guards(path, "auditor");
        TestUser auditor = TestUser.with(client, "auditor");
        assertThat(client.get(path, auditor.login().access()).is(200).body())
                .isEqualTo("audited by " + auditor.username());
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "Enterprise bean, @RolesAllowed on the class")
    void classOfAnEnterpriseBean() {
        guards("/api/beans/entry", "clerk");
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "Enterprise bean, @PermitAll and @DenyAll")
    void openAndClosedMethodsOfAnEnterpriseBean() {
        String auditor = TestUser.with(client, "auditor").login().access();

        assertThat(client.get("/api/beans/open").is(200).body()).isEqualTo("open, auditor: false");
        assertThat(client.get("/api/beans/open", auditor).is(200).body()).isEqualTo("open, auditor: true");
        client.get("/api/beans/closed").needsLogin();
        client.get("/api/beans/closed", auditor).refusesCaller("access_denied");
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "Enterprise bean, @RequiresPermission")
    void permissionOnAnEnterpriseBean() {
        client.get("/api/beans/ledger").needsLogin();
        client.get("/api/beans/ledger", TestUser.with(client, "clerk").login().access())
                .refusesCaller("permission_missing");
        client.get(
                        "/api/beans/ledger",
                        TestUser.with(client, Set.of(), Set.of("ledger.read"))
                                .login()
                                .access())
                .is(200);
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "Enterprise bean that is a resource")
    void enterpriseBeanThatIsAResource() {
        client.get("/api/bean-resource/open").is(200);
        guards("/api/bean-resource/audit", "auditor");
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "Servlet, @ServletSecurity")
    void servletWithSecurity() {
        containerGuards("/guarded", "auditor");
        TestUser both = TestUser.with(client, "auditor", "declared-nowhere");
        assertThat(client.get("/guarded", both.login().access()).is(200).body()).isEqualTo(both.username() + " true");
    }

    @Test
    @MatrixRow(
            table = Table.COMPONENT,
            value = "Servlet, security-constraint in web.xml, with a role that nothing declares")
    void servletBehindAConstraint() {
        containerGuards("/constrained/x", "declared-nowhere");
    }

    @Test
    @MatrixRow(table = Table.COMPONENT, value = "REST resource beside them, with a role that nothing declares")
    void resourcesBesideThemWorkAsEver() {
        guards("/api/rules/user", "user");
        client.get("/api/rules/open").is(200);
    }

    @Test
    void badTokenIsNoCallerAndSaysWhy() {
        client.get("/api/beans/audit", "not.a.token").refusesToken("token_malformed");
        client.get("/bean", "not.a.token").refusesToken("token_malformed");
        client.get("/api/beans/open", "not.a.token").is(200);
    }

    private void guards(String path, String role) {
        client.get(path).needsLogin();
        client.get(path, TestUser.with(client, "other").login().access()).is(403);
        client.get(path, TestUser.with(client, role).login().access()).is(200);
    }

    /** The container answers before any filter; how it tells is its own affair, that it refuses is not. */
    private void containerGuards(String path, String role) {
        Answer nobody = client.get(path).is(401);
        if (nobody.header("Content-Type").startsWith("application/json")) {
            nobody.needsLogin();
        } else {
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "401 and 403 are the server's own pages; use watchword.paths.* where the body matters.");
        }
        Answer other = client.get(path, TestUser.with(client, "other").login().access())
                .is(403);
        if (!other.header("Content-Type").startsWith("application/json")) {
            reporter.publishEntry(
                    MatrixRow.LIMIT, "403 is the server's own page; use watchword.paths.* where the body matters.");
        }
        client.get(path, TestUser.with(client, role).login().access()).is(200);
    }
}

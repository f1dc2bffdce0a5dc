package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.shape.complete.CompleteApplication;
import org.watchword.integration.shape.complete.ErrorPageServlet;
import org.watchword.integration.shape.complete.HelloServlet;
import org.watchword.integration.shape.complete.SeeingFilter;
import org.watchword.integration.shape.guarded.GuardedResource;

/** A host whose web.xml says that it is complete, with filters and error pages of its own. */
@ServerTest
@MatrixRow(table = HOST_SHAPE, value = "4. web.xml with metadata-complete, own filters and error pages")
class CompleteWebXmlIT {

    private static final String COMPONENTS = """
              <filter>
                <filter-name>first</filter-name>
                <filter-class>%1$s</filter-class>
              </filter>
              <filter>
                <filter-name>second</filter-name>
                <filter-class>%1$s</filter-class>
              </filter>
              <filter-mapping>
                <filter-name>first</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
              <filter-mapping>
                <filter-name>second</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
              <servlet>
                <servlet-name>hello</servlet-name>
                <servlet-class>%2$s</servlet-class>
              </servlet>
              <servlet>
                <servlet-name>sorry</servlet-name>
                <servlet-class>%3$s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>hello</servlet-name>
                <url-pattern>/hello</url-pattern>
                <url-pattern>/camp/*</url-pattern>
                <url-pattern>/treasury/*</url-pattern>
              </servlet-mapping>
              <servlet-mapping>
                <servlet-name>sorry</servlet-name>
                <url-pattern>/sorry</url-pattern>
              </servlet-mapping>
              %4$s
            """.formatted(
                    SeeingFilter.class.getName(),
                    HelloServlet.class.getName(),
                    ErrorPageServlet.class.getName(),
                    errorPages(401, 403, 404, 500));

    /** What the report tells to write where a server leaves JAX-RS off. */
    private static final String SCAN = """
              <context-param>
                <param-name>resteasy.scan</param-name>
                <param-value>true</param-value>
              </context-param>
            """;

    @ArquillianResource
    @OperateOnDeployment("complete")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("complete-scanned")
    private URL scannedBase;

    @ArquillianResource
    @OperateOnDeployment("complete-control")
    private URL controlBase;

    private Client client;
    private Client control;
    private Twins twins;

    @Deployment(name = "complete", testable = false)
    static WebArchive complete() {
        return host("complete").build();
    }

    @Deployment(name = "complete-scanned", testable = false)
    static WebArchive completeScanned() {
        return host("complete-scanned", SCAN).build();
    }

    @Deployment(name = "complete-control", testable = false)
    static WebArchive completeControl() {
        return host("complete-control").withoutUs().build();
    }

    private static HostWar host(String name, String... more) {
        return HostWar.shape(
                        name,
                        SeeingFilter.class,
                        HelloServlet.class,
                        ErrorPageServlet.class,
                        CompleteApplication.class,
                        GuardedResource.class)
                .webXml(WebXml.metadataComplete(
                        WebXml.dataSource("jdbc:h2:mem:complete;DB_CLOSE_DELAY=-1"), COMPONENTS, String.join("", more)))
                // GlassFish by itself does not deploy a resource with @RolesAllowed in a WAR without CDI.
                .beansXml()
                .dataSource(WebXml.DATA_SOURCE)
                .withAdministrator()
                .with("watchword.key.secret", MintedToken.SECRET)
                .with("watchword.paths.roles", "/camp/*=admin,/treasury/*=emperor");
    }

    private static String errorPages(int... statuses) {
        StringBuilder pages = new StringBuilder();
        for (int status : statuses) {
            pages.append("<error-page><error-code>")
                    .append(status)
                    .append("</error-code><location>/sorry</location></error-page>\n");
        }
        return pages.toString();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "complete");
        control = new Client(controlBase, "complete-control");
        twins = new Twins(client, control);
    }

    @Test
    void hostAnswersAsBefore() {
        assertThat(client.get("/hello").is(200).body()).isEqualTo("Hello, null");
        twins.answerAlike("/hello", "/nothing", "/api/nothing", "/api/guarded/open", "/login", "/api/login");
    }

    @Test
    void errorPagesOfTheHostStandForItsOwnErrors() {
        assertThat(client.get("/hello?error=403").is(403).body()).isEqualTo("The host is sorry: 403 at hello");
        assertThat(client.get("/hello?error=thrown").is(500).body()).isEqualTo("The host is sorry: 500 at hello");
        twins.answerAlike("/hello?error=401", "/hello?error=403", "/hello?error=404", "/hello?error=thrown");
    }

    @Test
    void filtersOfTheHostComeAfterOursAndSeeTheCaller() {
        String token = MintedToken.of("legate", "admin");

        assertThat(client.get("/hello").headers().allValues("X-Seen"))
                .containsExactly("first nobody false", "second nobody false");
        assertThat(client.get("/hello", token).headers().allValues("X-Seen"))
                .containsExactly("first legate true", "second legate true");
        assertThat(client.get("/camp/gate").headers().allValues("X-Seen")).isEmpty();
    }

    @Test
    void pathRulesGuardTheServletsWithOurBody() {
        String token = MintedToken.of("legate", "admin");

        client.get("/camp/gate").needsLogin();
        client.get("/camp/gate", "not.a.token").refusesToken("token_malformed");
        assertThat(client.get("/camp/gate", token).is(200).body()).isEqualTo("Hello, legate");
        client.get("/treasury/door", token).refusesCaller("role_missing");
        // What the host itself answers behind the rule is still its own.
        assertThat(client.get("/camp/gate?error=403", token).is(403).body())
                .isEqualTo("The host is sorry: 403 at hello");
    }

    @Test
    void loginAndRolesWorkWhereTheServerHasJaxRs(TestReporter reporter) {
        if (control.get("/api/guarded/open").status() == 200) {
            new Guarded(client, "/api/guarded").holds();
            return;
        }
        // The server has switched JAX-RS off for the host; our endpoints need none.
        String token = TestUser.administrator(client).login().access();
        assertThat(client.get("/auth/me", token).is(200).json().getString("username"))
                .isEqualTo(TestUser.ADMINISTRATOR);
        assertThat(client.get("/camp/gate", token).is(200).body()).isEqualTo("Hello, " + TestUser.ADMINISTRATOR);
        twins.answerAlike("/api/guarded/open", "/api/guarded/admin");
        assertThat(ServerLog.text())
                .as("the report says what is off, and the line that turns it on")
                .contains("runs no JAX-RS")
                .contains("resteasy.scan");
        reporter.publishEntry(
                MatrixRow.LIMIT,
                "With metadata-complete=\"true\" this server runs no JAX-RS of the host's, with our jars or "
                        + "without; login and path"
                        + " rules work, and the context parameter resteasy.scan=true in web.xml brings JAX-RS "
                        + "back (row 4b).");
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "4b. The same, with the context parameter resteasy.scan=true")
    void loginAndRolesWorkWithTheLineThatTheReportNames() {
        Client scanned = new Client(scannedBase, "complete-scanned");

        new Guarded(scanned, "/api/guarded").holds();
        assertThat(scanned.get("/hello").is(200).body()).isEqualTo("Hello, null");
        assertThat(scanned.get("/hello?error=403").is(403).body()).isEqualTo("The host is sorry: 403 at hello");
    }
}

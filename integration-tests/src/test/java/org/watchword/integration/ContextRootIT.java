package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.root.ApiApplication;
import org.watchword.integration.shape.root.DeepApplication;
import org.watchword.integration.shape.root.PageServlet;
import org.watchword.integration.shape.root.PlacelessApplication;
import org.watchword.integration.shape.root.TopApplication;

/** Where a host and its JAX-RS application may be. */
@ServerTest
class ContextRootIT {

    private static final String DEFAULT = "mapped-default";
    private static final String MAPPING_ONLY = "mapping-only";
    private static final String ALONE = "-alone";

    private static final String API = "/services/v1";

    /** As Jakarta REST 3.1 §2.3.2 has it: the name of the Application is that of the servlet, which has no class. */
    private static final String SERVLET = """
              <servlet>
                <servlet-name>%1$s</servlet-name>
              </servlet>
            """;

    private static final String MAPPING = """
              <servlet-mapping>
                <servlet-name>%1$s</servlet-name>
                <url-pattern>/services/v1/*</url-pattern>
              </servlet-mapping>
            """;

    @ArquillianResource
    @OperateOnDeployment("ROOT")
    private URL root;

    @ArquillianResource
    @OperateOnDeployment("deep")
    private URL deep;

    @ArquillianResource
    @OperateOnDeployment("top")
    private URL top;

    @ArquillianResource
    @OperateOnDeployment("mapped-class")
    private URL mappedClass;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "ROOT", testable = false)
    static WebArchive atTheRoot() {
        return host("ROOT", ApiApplication.class)
                .part(ContextRootIT::withoutAContextRoot)
                .build();
    }

    @Deployment(name = "deep", testable = false)
    static WebArchive deep() {
        return host("deep", DeepApplication.class).build();
    }

    @Deployment(name = "top", testable = false)
    static WebArchive top() {
        return host("top", TopApplication.class).build();
    }

    @Deployment(name = "mapped-class", testable = false)
    static WebArchive mappedByItsClass() {
        return host("mapped-class", PlacelessApplication.class)
                .webXml(WebXml.of((SERVLET + MAPPING).formatted(PlacelessApplication.class.getName())))
                .build();
    }

    @Deployment(name = DEFAULT, testable = false, managed = false)
    static WebArchive defaultServlet() {
        return withDefault(DEFAULT, SERVLET).build();
    }

    @Deployment(name = DEFAULT + ALONE, testable = false, managed = false)
    static WebArchive defaultServletAlone() {
        return withDefault(DEFAULT + ALONE, SERVLET).withoutUs().build();
    }

    @Deployment(name = MAPPING_ONLY, testable = false, managed = false)
    static WebArchive mappingOnly() {
        return withDefault(MAPPING_ONLY, "").build();
    }

    @Deployment(name = MAPPING_ONLY + ALONE, testable = false, managed = false)
    static WebArchive mappingOnlyAlone() {
        return withDefault(MAPPING_ONLY + ALONE, "").withoutUs().build();
    }

    private static HostWar withDefault(String name, String servlet) {
        return host(name).webXml(WebXml.of((servlet + MAPPING).formatted(Application.class.getName())));
    }

    private static HostWar host(String name, Class<?>... application) {
        return HostWar.shape(name, application)
                .part(war -> war.addClasses(HostDatabase.class, GuardedResource.class, PageServlet.class))
                .dataSource(HostDatabase.NAME)
                .with("watchword.paths.roles", "/members/*=admin")
                .withAdministrator();
    }

    /** Each server has a file of its own for this, and reads no other's. */
    private static void withoutAContextRoot(WebArchive war) {
        war.addAsWebInfResource(
                new StringAsset("<jboss-web><context-root>/</context-root></jboss-web>"), "jboss-web.xml");
        war.addAsWebInfResource(
                new StringAsset("<glassfish-web-app><context-root>/</context-root></glassfish-web-app>"),
                "glassfish-web.xml");
        war.addAsWebInfResource(new StringAsset("""
                <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.0"><context-root uri="/"/></web-ext>
                """), "ibm-web-ext.xml");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12a. At the context root /")
    void hostAtTheRoot() {
        holds(new Client(root, ""), "/api");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12b. @ApplicationPath with several segments")
    void applicationPathWithSeveralSegments() {
        holds(new Client(deep, "deep"), "/a/b/c");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12c. @ApplicationPath(\"/\")")
    void applicationAtTheTop() {
        holds(new Client(top, "top"), "");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12d. A servlet mapping for the Application's class")
    void applicationMappedByItsClass() {
        holds(new Client(mappedClass, "mapped-class"), API);
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12e. A servlet named jakarta.ws.rs.core.Application")
    void servletOfTheDefaultName(TestReporter reporter) {
        holdsOrIsBeyondTheServer(DEFAULT, reporter);
    }

    @Test
    @MatrixRow(
            table = Table.HOST_SHAPE,
            value = "12f. A mapping for jakarta.ws.rs.core.Application and no such servlet")
    void mappingForTheDefaultName(TestReporter reporter) {
        holdsOrIsBeyondTheServer(MAPPING_ONLY, reporter);
    }

    private void holdsOrIsBeyondTheServer(String name, TestReporter reporter) {
        Client client = new Client(deep, name);
        if (!isAnswered(name + ALONE)) {
            assertThat(isAnswered(name)).isFalse();
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "The server refuses such a web.xml, with and without Watchword; name the servlet too.");
            return;
        }
        assertThat(with(name, () -> holds(client, API))).as("deployed").isTrue();
    }

    /** Whether the WAR can be deployed, and its resource is where its web.xml says. */
    private boolean isAnswered(String name) {
        int[] status = new int[1];
        return with(
                        name,
                        () -> status[0] = new Client(deep, name)
                                .get(API + "/guarded/open")
                                .status())
                && status[0] == 200;
    }

    private boolean with(String name, Runnable use) {
        try {
            deployer.deploy(name);
        } catch (Exception refused) {
            // Deployer hands on the checked DeploymentException without declaring it.
            return false;
        }
        try {
            use.run();
            return true;
        } finally {
            deployer.undeploy(name);
        }
    }

    private static void holds(Client client, String api) {
        new Guarded(client, api + "/guarded").holds();
        Tokens tokens = TestUser.administrator(client).login();
        assertThat(client.get("/page").is(200).body()).isEqualTo("page");
        client.get("/members/page").needsLogin();
        assertThat(client.get("/members/page", tokens.access()).is(200).body()).isEqualTo("page");
        assertThat(client.post(api + "/login", Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD))
                        .status())
                .as("ours are at their own base only")
                .isEqualTo(404);
        client.refresh(tokens.refresh()).is(200);
    }
}

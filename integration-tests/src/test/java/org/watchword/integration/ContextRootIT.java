package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.GuardedResource;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.root.ApiApplication;
import org.watchword.integration.shape.root.DeepApplication;
import org.watchword.integration.shape.root.PageServlet;
import org.watchword.integration.shape.root.PlacelessApplication;
import org.watchword.integration.shape.root.TopApplication;

/** Where a host and its JAX-RS application may be. */
@ServerTest
class ContextRootIT {

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
    @OperateOnDeployment("mapped-default")
    private URL mappedDefault;

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
                .webXml(WebXml.of(mapping(PlacelessApplication.class, "/services/v1/*")))
                .build();
    }

    @Deployment(name = "mapped-default", testable = false)
    static WebArchive mappedWithoutAnApplication() {
        return host("mapped-default")
                .webXml(WebXml.of(mapping(Application.class, "/services/v1/*")))
                .build();
    }

    private static HostWar host(String name, Class<?>... application) {
        return HostWar.shape(name, application)
                .part(war -> war.addClasses(HostDatabase.class, GuardedResource.class, PageServlet.class))
                .dataSource(HostDatabase.NAME)
                .with("watchword.paths.roles", "/members/*=admin")
                .withAdministrator();
    }

    /** As Jakarta REST 3.1 §2.3.2 has it: a servlet with the name of the class, and no servlet class. */
    private static String mapping(Class<?> application, String pattern) {
        return """
                  <servlet>
                    <servlet-name>%1$s</servlet-name>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>%1$s</servlet-name>
                    <url-pattern>%2$s</url-pattern>
                  </servlet-mapping>
                """.formatted(application.getName(), pattern);
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
        holds(new Client(mappedClass, "mapped-class"), "/services/v1");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = "12e. A servlet mapping for jakarta.ws.rs.core.Application")
    void servletMappingWithoutAnApplication() {
        holds(new Client(mappedDefault, "mapped-default"), "/services/v1");
    }

    private static void holds(Client client, String api) {
        Tokens tokens = EveryShape.holds(client, api);
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

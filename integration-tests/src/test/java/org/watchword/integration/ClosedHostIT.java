package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.host.SecretServlet;

/** A host whose web.xml closes all its addresses but for reading, by a constraint of the container. */
@ServerTest
@MatrixRow(table = Table.HOST_SHAPE, value = "6d. A security-constraint for /*")
class ClosedHostIT {

    private static final String CONSTRAINT = """
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>all</web-resource-name>
                  <url-pattern>/*</url-pattern>
                  <http-method-omission>GET</http-method-omission>
                </web-resource-collection>
                <auth-constraint><role-name>admin</role-name></auth-constraint>
              </security-constraint>
            """;
    private static final String LOGIN =
            "<login-config><auth-method>BASIC</auth-method><realm-name>file</realm-name></login-config>\n";

    @ArquillianResource
    @OperateOnDeployment("closed-as-it-is")
    private URL asItIs;

    @ArquillianResource
    @OperateOnDeployment("closed-and-on")
    private URL on;

    @ArquillianResource
    @OperateOnDeployment("closed-without-login")
    private URL withoutLogin;

    @Deployment(name = "closed-as-it-is", testable = false)
    static WebArchive asItIs() {
        return host("closed-as-it-is", LOGIN).build();
    }

    @Deployment(name = "closed-and-on", testable = false)
    static WebArchive containerCallerOn() {
        return host("closed-and-on", LOGIN)
                .with("watchword.container-caller", "on")
                .build();
    }

    @Deployment(name = "closed-without-login", testable = false)
    static WebArchive withoutLoginConfig() {
        return host("closed-without-login", "").build();
    }

    private static HostWar host(String name, String login) {
        return HostWar.shape(name, SecretServlet.class)
                .webXml(WebXml.of(WebXml.dataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"), CONSTRAINT + login))
                .beansXml()
                .dataSource(WebXml.DATA_SOURCE)
                .withAdministrator();
    }

    @Test
    void loginIsOpenAndTheRestStaysClosedAsTheHostIs() {
        holds(asItIs, "closed-as-it-is");
    }

    @Test
    void theSameWhereTheContainerIsToldWhoCalls() {
        holds(on, "closed-and-on");
    }

    @Test
    void theSameWithoutALoginOfTheContainers() {
        holds(withoutLogin, "closed-without-login");
    }

    private static void holds(URL base, String name) {
        Client client = new Client(base, name);
        String credentials = Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD);

        assertThat(client.post("/auth/login", credentials).is(200).body()).contains("access_token");
        assertThat(client.post("/lobby/x", "{}").status()).isIn(401, 403);
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.COMPONENT;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.bare.Greeting;
import org.watchword.integration.shape.bare.GreetingServlet;
import org.watchword.integration.shape.bare.PrincipalServlet;
import org.watchword.integration.shape.bare.StrayResource;

/** A host that is a servlet and a bean: nothing says what it is but their annotations. */
@ServerTest
@MatrixRow(table = HOST_SHAPE, value = "1. No Application, no web.xml, no beans.xml")
class BareWarIT {

    @ArquillianResource
    @OperateOnDeployment("bare")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("bare-control")
    private URL controlBase;

    private Client client;
    private Twins twins;

    @Deployment(name = "bare", testable = false)
    static WebArchive host() {
        return HostWar.shape(
                        "bare",
                        GreetingServlet.class,
                        Greeting.class,
                        StrayResource.class,
                        PrincipalServlet.class,
                        HostDatabase.class)
                .dataSource(HostDatabase.NAME)
                .withAdministrator()
                .with("watchword.paths.roles", "/camp/*=admin,/treasury/*=emperor")
                .build();
    }

    @Deployment(name = "bare-control", testable = false)
    static WebArchive control() {
        return HostWar.shape("bare-control", GreetingServlet.class, Greeting.class, StrayResource.class)
                .withoutUs()
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "bare");
        twins = new Twins(client, new Client(controlBase, "bare-control"));
    }

    @Test
    void hostAnswersAsBefore() {
        assertThat(client.get("/hello").is(200).body()).isEqualTo("Hello, null");
        twins.answerAlike("/hello", "/hello?x=y", "/nothing", "/stray", "/api/stray", "/");
    }

    @Test
    void resourceThatNoApplicationHasStaysNowhere() {
        client.get("/stray").is(404);
        client.get("/auth/stray").is(404);
    }

    @Test
    void servletSeesTheCaller() {
        String token = TestUser.administrator(client).login().access();

        assertThat(client.get("/hello", token).is(200).body()).isEqualTo("Hello, " + TestUser.ADMINISTRATOR);
        assertThat(client.get("/principal", token).is(200).body()).isEqualTo(TestUser.ADMINISTRATOR + " [admin]");
    }

    /**
     * CDI gives the container's own request, which the container gives to CDI before any filter: it knows our caller,
     * or nobody.
     */
    @Test
    @MatrixRow(table = COMPONENT, value = "@Inject HttpServletRequest")
    void injectedRequestNeverKnowsAnotherCaller(TestReporter reporter) {
        String token = TestUser.administrator(client).login().access();

        String caller = client.get("/injected", token).is(200).body();

        assertThat(caller).isIn(TestUser.ADMINISTRATOR + " true", "null false");
        assertThat(client.get("/injected").is(200).body()).isEqualTo("null false");
        if (caller.startsWith("null")) {
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "An injected HttpServletRequest is the container's own and knows no caller from a token. "
                            + "Inject AuthPrincipal or"
                            + " SecurityContext, or take the request that the servlet or @Context gives.");
        }
    }

    @Test
    void pathRulesGuardTheServlet() {
        String token = TestUser.administrator(client).login().access();

        client.get("/camp/gate").needsLogin();
        assertThat(client.get("/camp/gate", token).is(200).body()).isEqualTo("Hello, " + TestUser.ADMINISTRATOR);
        client.get("/treasury/door", token).refusesCaller("role_missing");
    }

    @Test
    void sessionCanBeRefreshedAndEnded() {
        Tokens first = TestUser.administrator(client).login();
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));

        client.postAs("/auth/logout", second.access()).is(204);
        client.get("/camp/gate", second.access()).refusesToken("token_revoked");
    }
}

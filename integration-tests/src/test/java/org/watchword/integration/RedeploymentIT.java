package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.watchword.integration.shape.observer.LoadersServlet;
import org.watchword.integration.shape.root.PageServlet;
import org.watchword.redis.RedisProcess;

/** A WAR that is taken away leaves nothing behind. */
@ServerTest
class RedeploymentIT {

    private static final int TIMES = 20;
    private static final int TIMES_ON_REDIS = 10;
    private static final int CONTROLS = 5;

    private static final RedisProcess REDIS = RedisProcess.started();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "observer", testable = false)
    static WebArchive observer() {
        return HostWar.shape("observer", LoadersServlet.class).withoutUs().build();
    }

    @Deployment(name = "redeployed", managed = false, testable = false)
    static WebArchive redeployed() {
        return HostWar.named("redeployed")
                .with("watchword.revocation.poll", "PT0.1S")
                .build();
    }

    @Deployment(name = "redeployed-redis", managed = false, testable = false)
    static WebArchive redeployedOnRedis() {
        return HostWar.named("redeployed-redis")
                .onRedis(REDIS.url())
                .with("watchword.revocation.poll", "PT0.1S")
                .build();
    }

    /** A host without our jars, to see what the server itself leaves behind. */
    @Deployment(name = "control", managed = false, testable = false)
    static WebArchive control() {
        return HostWar.shape("control", PageServlet.class).withoutUs().build();
    }

    @Test
    @MatrixRow(
            table = MatrixRow.Table.HOST_SHAPE,
            value = "10b. One WAR redeployed 20 times: no class loader stays behind")
    void noClassLoaderStaysBehind(
            @ArquillianResource @OperateOnDeployment("observer") URL server, TestReporter reporter) {
        Client observer = new Client(server, "observer");
        boolean keepsAll = serverKeepsThemAll(server, observer);
        if (keepsAll) {
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "The server keeps the class loader of every WAR that is taken away, also of one with a "
                            + "single servlet and without"
                            + " our jars; start it again after many redeployments.");
        }
        redeployed("redeployed", TIMES, server, observer, keepsAll);
    }

    @Test
    void neitherDoesOneThatListensToRedis(@ArquillianResource @OperateOnDeployment("observer") URL server) {
        Client observer = new Client(server, "observer");
        boolean keepsAll = serverKeepsThemAll(server, observer);
        redeployed("redeployed-redis", TIMES_ON_REDIS, server, observer, keepsAll);
    }

    private void redeployed(String name, int times, URL server, Client observer, boolean keepsAll) {
        List<Integer> loaders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            deployer.deploy(name);
            use(new Client(server, name));
            deployer.undeploy(name);
            loaders.add(left(observer, "org.watchword.servlet.AuthFilter"));
        }

        // Servers and the JDK keep the loaders of a few applications that are gone, with or without our jars; which
        // ones, changes: WildFly had 2 to 4 at a time. A loader that stays with each redeployment would be ten more.
        int early = loaders.subList(0, times / 2).stream().max(Integer::compare).orElseThrow();
        int late =
                loaders.subList(times / 2, times).stream().max(Integer::compare).orElseThrow();
        int grown = late - early;
        assertThat(grown)
                .as("class loaders after each redeployment: " + loaders)
                .isLessThanOrEqualTo(keepsAll ? times / 2 : TIMES / 10);
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    /** After five deployments of the control, whether all of their loaders are still there. */
    private boolean serverKeepsThemAll(URL server, Client observer) {
        int before = left(observer, PageServlet.class.getName());
        for (int i = 0; i < CONTROLS; i++) {
            deployer.deploy("control");
            new Client(server, "control").get("/page").is(200);
            deployer.undeploy("control");
        }
        return left(observer, PageServlet.class.getName()) - before >= CONTROLS;
    }

    private static int left(Client observer, String type) {
        return Integer.parseInt(observer.get("/loaders?class=" + type).is(200).body());
    }

    /**
     * Everything that could hang on a thread or in a table of the server's: sessions, several readings of the
     * revocations.
     */
    private static void use(Client client) {
        Tokens tokens = TestUser.with(client, "user").login();
        IntStream.range(0, 50)
                .forEach(i -> client.get("/api/rules/user", tokens.access()).is(200));
        client.refresh(tokens.refresh()).is(200);
        client.get("/api/rules/user", "nonsense").is(401);
        client.get("/async/x", tokens.access());
    }
}

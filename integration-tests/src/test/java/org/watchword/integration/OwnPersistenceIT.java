package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.persistence.OwnDatabase;

/** Hosts with one persistence unit, which they never name, and entities named as ours are. */
@ServerTest
class OwnPersistenceIT {

    @ArquillianResource
    @OperateOnDeployment("apart")
    private URL apartBase;

    @ArquillianResource
    @OperateOnDeployment("together")
    private URL togetherBase;

    @Deployment(name = "apart", testable = false)
    static WebArchive apart() {
        return host("apart", OwnDatabase.NAME);
    }

    @Deployment(name = "together", testable = false)
    static WebArchive together() {
        return host("together", HostDatabase.NAME);
    }

    private static WebArchive host(String name, String dataSource) {
        return HostWar.shape(name, GuardedResource.class, HostDatabase.class)
                .part(war -> war.addPackage(OwnDatabase.class.getPackage()))
                .part(war -> war.addAsResource(new StringAsset(unit(dataSource)), "META-INF/persistence.xml"))
                .dataSource(HostDatabase.NAME)
                .withAdministrator()
                .with("watchword.revocation.poll", "PT0.1S")
                .build();
    }

    private static String unit(String dataSource) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="host" transaction-type="JTA">
                    <jta-data-source>%s</jta-data-source>
                    <exclude-unlisted-classes>false</exclude-unlisted-classes>
                    <properties>
                      <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create" />
                    </properties>
                  </persistence-unit>
                </persistence>
                """.formatted(dataSource);
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "5. Own persistence.xml, entities named User and Role, own data source")
    void besideAUnitOnAnotherDataSource() {
        Client client = new Client(apartBase, "apart");

        hostWritesItsOwn(client, "bean");
        hostWritesItsOwn(client, "ejb");
        callerIsKnownWithinATransaction(client);
        new Guarded(client, "/api/guarded").holds();
    }

    @Test
    @MatrixRow(
            table = HOST_SHAPE,
            value = "5b. Own persistence.xml, entities named User and Role, the same data source")
    void besideAUnitOnTheSameDataSource() {
        Client client = new Client(togetherBase, "together");

        hostWritesItsOwn(client, "bean");
        hostWritesItsOwn(client, "ejb");
        callerIsKnownWithinATransaction(client);
        new Guarded(client, "/api/guarded").holds();
    }

    @Test
    @MatrixRow(
            table = HOST_SHAPE,
            value = "5b. Own persistence.xml, entities named User and Role, the same data source")
    void transactionOfTheHostHoldsForBoth() {
        Client client = new Client(togetherBase, "together");

        enrol(client, "/api/enrol/marcus").is(204);
        client.login("marcus", TestUser.PASSWORD).is(200);
        assertThat(client.get("/api/register/bean").is(200).body()).contains("marcus recruit");

        enrol(client, "/api/enrol/brutus?fail=true").is(409);
        client.login("brutus", TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        assertThat(client.get("/api/register/bean").is(200).body()).doesNotContain("brutus");
    }

    /** More than once: what the token is checked against may be due in one of them. */
    private static void callerIsKnownWithinATransaction(Client client) {
        String token = TestUser.administrator(client).login().access();

        for (int i = 0; i < 5; i++) {
            assertThat(client.postAs("/api/enrol/titus" + i + "/signed", token)
                            .is(200)
                            .body())
                    .isEqualTo(TestUser.ADMINISTRATOR + " true");
        }
        assertThat(client.get("/api/register/bean").is(200).body()).contains("titus0 signed", "titus4 signed");
    }

    /** A transaction that ends well is kept, one that fails leaves nothing. */
    private static void hostWritesItsOwn(Client client, String kind) {
        String register = "/api/register/" + kind;

        client.post(register + "/gaius-" + kind, "").is(204);
        client.post(register + "/lost-" + kind + "/fail", "").is(409);

        assertThat(client.get(register).is(200).body())
                .contains("gaius-" + kind + " clerk")
                .doesNotContain("lost-" + kind);
    }

    private static Answer enrol(Client client, String path) {
        return client.post(path, BodyPublishers.ofString(TestUser.PASSWORD), "text/plain");
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.notes.NotesDatabase;

/** A host whose own unit lists our entities and generates its tables, in a database that has ours already. */
@ServerTest
class HostEntitiesIT {

    private static final String UNIT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="host" transaction-type="JTA">
                <jta-data-source>java:app/jdbc/notes</jta-data-source>
                <class>org.watchword.integration.shape.notes.Note</class>
                <class>org.watchword.entity.User</class>
                <class>org.watchword.entity.Role</class>
                <class>org.watchword.entity.Permission</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action" value="create" />
                </properties>
              </persistence-unit>
            </persistence>
            """;

    @ArquillianResource
    @OperateOnDeployment("notes")
    private URL base;

    /** Makes our tables, as a host's first start with the jars does: the second WAR must find them. */
    @Deployment(name = "tables", order = 1, testable = false)
    static WebArchive tables() {
        return HostWar.shape("tables", NotesDatabase.class)
                .dataSource(NotesDatabase.NAME)
                .withAdministrator()
                .build();
    }

    @Deployment(name = "notes", order = 2, testable = false)
    static WebArchive notes() {
        return HostWar.shape("notes")
                .part(war -> war.addPackage(NotesDatabase.class.getPackage()))
                .part(war -> war.addAsResource(new StringAsset(UNIT), "META-INF/persistence.xml"))
                .beansXml()
                .dataSource(NotesDatabase.NAME)
                .build();
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "5c. Own persistence.xml with the entities of org.watchword.entity")
    void noteOfAUserIsKeptAndFoundByNameRoleAndPermission() {
        Client client = new Client(base, "notes");

        client.post("/api/notes/of/livia", BodyPublishers.ofString(TestUser.PASSWORD), "text/plain")
                .is(204);
        client.login("livia", TestUser.PASSWORD).is(200);
        client.post("/api/notes/of/livia/n1", "").is(204);

        for (String way : List.of("of/livia", "role/writer", "permission/notes.write", "permission/notes.read")) {
            assertThat(client.get("/api/notes/" + way).is(200).body())
                    .as(way)
                    .isEqualTo("n1 livia [writer] [notes.read]");
        }
        assertThat(client.get("/api/notes/of/nobody").is(200).body()).isEmpty();
        assertThat(client.get("/api/notes/foreign-keys").is(200).body()).isEqualTo("1");
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "5c. Own persistence.xml with the entities of org.watchword.entity")
    void userIsNotRemovedThroughTheEntity() {
        Client client = new Client(base, "notes");

        client.callAs(
                        TestUser.administrator(client).login().access(),
                        "DELETE",
                        "/api/notes/of/" + TestUser.ADMINISTRATOR,
                        "")
                .is(409);

        client.login(TestUser.ADMINISTRATOR, TestUser.PASSWORD).is(200);
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.explicit.ClassesApplication;
import org.watchword.integration.shape.explicit.FirstApplication;
import org.watchword.integration.shape.explicit.OtherResource;
import org.watchword.integration.shape.explicit.SecondApplication;
import org.watchword.integration.shape.explicit.SingletonsApplication;
import org.watchword.integration.shape.guarded.GuardedResource;

/** Hosts whose applications say themselves what belongs to them. */
@ServerTest
class ExplicitApplicationIT {

    @ArquillianResource
    @OperateOnDeployment("classes")
    private URL classesBase;

    @ArquillianResource
    @OperateOnDeployment("singletons")
    private URL singletonsBase;

    @ArquillianResource
    @OperateOnDeployment("two")
    private URL twoBase;

    @Deployment(name = "classes", testable = false)
    static WebArchive classes() {
        return host("classes", ClassesApplication.class);
    }

    @Deployment(name = "singletons", testable = false)
    static WebArchive singletons() {
        return host("singletons", SingletonsApplication.class);
    }

    @Deployment(name = "two", testable = false)
    static WebArchive two() {
        return host("two", FirstApplication.class, SecondApplication.class);
    }

    private static WebArchive host(String name, Class<?>... applications) {
        return HostWar.shape(name, GuardedResource.class, OtherResource.class, HostDatabase.class)
                .part(war -> war.addClasses(applications))
                .dataSource(HostDatabase.NAME)
                .withAdministrator()
                .build();
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "3. Application with getClasses()")
    void applicationThatNamesItsClasses() {
        Client client = new Client(classesBase, "classes");

        new Guarded(client, "/api/guarded").holds();
        client.get("/api/other").is(404);
        client.post("/api/login", Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD))
                .is(404);
        client.get("/auth/guarded/open").is(404);
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "3b. Application with getSingletons()")
    void applicationThatMakesItsResources() {
        Client client = new Client(singletonsBase, "singletons");

        new Guarded(client, "/api/guarded").holds();
        client.get("/api/other").is(404);
        client.post("/api/login", Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD))
                .is(404);
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = "3c. Two Applications")
    void twoApplications() {
        Client client = new Client(twoBase, "two");
        String token = TestUser.administrator(client).login().access();

        new Guarded(client, "/first/guarded").holds();
        new Guarded(client, "/second/guarded").holds();
        client.get("/first/other").is(404);
        assertThat(client.get("/second/other").is(200).body()).isEqualTo("other");
        client.get("/second/other/admin").needsLogin();
        assertThat(client.get("/second/other/admin", token).is(200).body()).isEqualTo("other admin");
        client.post("/first/login", Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD))
                .is(404);
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A data source whose pool has one connection, on an empty PostgreSQL database. */
@ServerTest
class PoolOfOneIT {

    private static final PostgresServer DATABASE = new PostgresServer();

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("pool-of-one")
                .onPostgres(DATABASE.url())
                .webXml(WebXml.of(WebXml.postgresOfOne(DATABASE.url())))
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "pool-of-one");
    }

    @Test
    void loginRefreshAndLogoutWork() {
        TestUser user = TestUser.with(client, Set.of("user", "admin"), Set.of("phones:write"));
        Tokens tokens = user.login();

        assertThat(client.get("/auth/me", tokens.access()).is(200).text("username"))
                .isEqualTo(user.username());
        client.get("/auth/status", tokens.access()).is(200);
        client.get("/auth/admin/users", tokens.access()).is(200);
        Tokens next = Tokens.of(client.refresh(tokens.refresh()).is(200));
        client.postAs("/auth/logout", next.access()).is(204);
        client.refresh(next.refresh()).isFailure(401, "session_ended");
        client.login(user.username(), "wrong horse battery").isFailure(401, "invalid_credentials");
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The database goes away and comes back. */
@ServerTest
class OutageIT {

    private static final DatabaseServer DATABASE = new DatabaseServer();

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("outage")
                .on(DATABASE.url("outage"))
                .with("watchword.revocation.max-staleness", "PT12S")
                .build();
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    void stoppedDatabaseIsA503WhereItIsNeededAndNothingIsLost(TestReporter reporter) {
        Client client = new Client(base, "outage");
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();
        client.get("/api/rules/user", tokens.access()).is(200);

        DATABASE.stop();

        // Valid tokens go on by what is known of ended sessions, until that is too old to tell.
        client.get("/api/rules/user", tokens.access()).is(200);
        unavailable(client.login(user.username(), TestUser.PASSWORD), "store_unavailable");
        unavailable(client.refresh(tokens.refresh()), "store_unavailable");
        unavailable(client.postAs("/auth/logout", tokens.access()), "store_unavailable");
        Await.until(
                "what is known is too old",
                () -> client.get("/api/rules/user", tokens.access()).status() == 503);
        unavailable(client.get("/api/rules/user", tokens.access()), "token_check_unavailable");
        client.get("/api/rules/open", tokens.access()).is(200);
        client.get("/api/rules/user").needsLogin();

        DATABASE.start();

        boolean recovers = Await.happens(
                () -> client.get("/api/rules/user", tokens.access()).status() == 200);
        if (!recovers && hostIsCutOffToo(client, user)) {
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "the pool goes on handing out connections that are gone, to the host's own statements too; "
                            + "switch on its validation");
            return;
        }
        assertThat(recovers).as("the application recovers by itself").isTrue();
        Tokens fresh = Tokens.of(client.refresh(tokens.refresh()).is(200));
        client.get("/api/rules/user", fresh.access()).is(200);
        assertThat(user.sessions()).as("neither lost nor forked").isEqualTo(1);
        user.login();
    }

    /** Asks the database through the same data source, and without our jars. */
    private static boolean hostIsCutOffToo(Client client, TestUser user) {
        return client.get("/api/fixture/users/" + user.username() + "/sessions").status() >= 500;
    }

    private static void unavailable(Answer answer, String reason) {
        answer.isFailure(503, reason);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.json().getJsonObject("error").getInt("retry_after")).isPositive();
    }
}

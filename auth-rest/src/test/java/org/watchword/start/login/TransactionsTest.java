package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.store.jpa.FaultyDataSource;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestProviders;
import org.watchword.store.jpa.schema.SchemaMode;

/** How often the database is asked. */
class TransactionsTest {

    private final FaultyDataSource database = new FaultyDataSource(h2());
    private final JpaStores stores = JpaStores.open(database, SchemaMode.APPLY, TestProviders.eclipseLink());
    private final TestNode node = TestNode.on(() -> stores, new TestClock());

    private static JdbcDataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @AfterEach
    void stop() {
        node.stop();
        stores.close();
    }

    private Answer loggedIn(String... settings) {
        node.start(settings);
        node.user("ada", TwoNodes.PASSWORD, Set.of("user"));
        // The first of each also reads keys and revocations.
        Answer first = TwoNodes.login(node, "ada");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(first));
        reset();
        return refreshed;
    }

    private void reset() {
        database.statements();
        database.commits();
    }

    private List<String> kept() {
        return stores.audit().find(new AuditStore.Filter(null, null, null, null), 0, 100).rows().stream()
                .map(AuditRecord::kind)
                .filter(kind -> kind.equals("login") || kind.startsWith("refresh"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"log, 3", "row, 4"})
    void refreshIsOneTransactionOfTwoStatementsThatReadAndOneThatWritesAndPerhapsItsRow(String kept, int statements) {
        Answer last = loggedIn("watchword.audit.refreshes", kept);

        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(last)).status()).isEqualTo(200);

        assertThat(database.commits()).isEqualTo(1);
        assertThat(database.statements()).isEqualTo(statements);
        assertThat(kept())
                .containsExactlyInAnyOrderElementsOf(
                        kept.equals("row") ? List.of("login", "refresh", "refresh") : List.of("login"));
    }

    @Test
    void loginIsAStatementBeforeThePasswordIsComparedAndOneTransactionOfFourAfterIt() {
        loggedIn();

        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);

        assertThat(database.commits()).isEqualTo(1);
        assertThat(database.statements())
                .as("the hash; the user and its rights; the session; its row")
                .isEqualTo(5);
        assertThat(kept()).containsExactly("login", "login");
    }

    @Test
    void refreshWithinTheGraceWindowFromElsewhereIsARow() {
        node.start();
        node.user("ada", TwoNodes.PASSWORD, Set.of("user"));
        String token = TwoNodes.refresh(TwoNodes.login(node, "ada"));
        TwoNodes.refresh(node, token);

        node.answer(node.request("POST", "/auth/refresh")
                .from("198.51.100.7")
                .json("{\"refresh_token\":\"" + token + "\"}"));

        assertThat(kept()).contains("refresh_elsewhere").doesNotContain("refresh");
    }
}

package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.http.Answer;
import org.watchword.report.Entry;
import org.watchword.session.TestClock;
import org.watchword.store.jpa.FaultyDataSource;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;
import org.watchword.store.jpa.schema.SchemaMode;

class UnsupportedDatabaseTest {

    @ParameterizedTest
    @EnumSource(SchemaMode.class)
    void databaseThatIsNotSupportedIsRefusedInEveryModeAndTheHostGoesOn(SchemaMode mode) {
        try (TestDatabase database = TestDatabase.h2()) {
            FaultyDataSource other = new FaultyDataSource(database.dataSource());
            other.poseAs("MariaDB");
            TestNode node =
                    TestNode.on(() -> JpaStores.open(other, mode, TestProviders.eclipseLink()), new TestClock());

            node.start();

            Answer login = node.answer(
                    node.request("POST", "/auth/login").json("{\"username\":\"ada\",\"password\":\"correct horse\"}"));
            assertThat(login.status()).isEqualTo(503);
            assertThat(reason(login)).isEqualTo("store_unavailable");
            assertThat(node.report.snapshot().conflicts())
                    .filteredOn(conflict -> conflict.name().equals("store"))
                    .singleElement()
                    .satisfies(conflict -> {
                        assertThat(conflict.what()).contains("MariaDB");
                        assertThat(conflict.remedy())
                                .contains("PostgreSQL or H2")
                                .doesNotContain("schema=none");
                    });
            assertThat(node.report.snapshot().entries())
                    .noneMatch(entry ->
                            entry instanceof Entry.Fact fact && fact.text().equals("ready"));
            node.stop();
        }
    }
}

package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;

class StoreProblemTest {

    @Test
    void whatTheDriverSaidAndWhatLiesBelowItIsTold() {
        StoreProblem problem = StoreProblem.of(
                new StoreUnavailableException(
                        "The tables could not be made or checked",
                        new SQLException(
                                "Connection creation failed\nfor 1 times.",
                                new ConnectException("Connection refused"))),
                "jdbc/shop");

        assertThat(problem.what())
                .isEqualTo(
                        "The tables could not be made or checked: SQLException, Connection creation failed for 1 times;"
                                + " at the bottom of it ConnectException, Connection refused");
        assertThat(problem.remedy()).contains("jdbc/shop", "watchword.datasource");
    }

    @Test
    void remedyThatIsKnownIsTheOneThatIsTold() {
        StoreProblem problem = StoreProblem.of(
                new StoreUnavailableException(
                        "The database cannot be used yet",
                        new StoreUnavailableException(
                                "no data source of that name", "configure one", new IllegalStateException("x"))),
                "jdbc/shop");

        assertThat(problem).isEqualTo(new StoreProblem("no data source of that name", "configure one"));
    }

    @Test
    void defaultDataSourceIsToBeReplaced() {
        StoreProblem problem = StoreProblem.of(
                new StoreUnavailableException("down", new ConnectException("Connection refused")),
                "java:comp/DefaultDataSource");

        assertThat(problem.remedy()).contains("GlassFish", "docs/data-sources.md");
    }

    @Test
    void passwordInWhatADriverSaysIsNotRepeated() {
        StoreProblem problem = StoreProblem.of(
                new StoreUnavailableException(
                        "down",
                        new SQLException("No driver for jdbc:postgresql://h/d?password=s3cret; Password: s3cret")),
                "jdbc/shop");

        assertThat(problem.what()).doesNotContain("s3cret").contains("No driver for");
    }

    @Test
    void chainThatBitesItsTailEnds() {
        SQLException first = new SQLException("first");
        SQLException second = new SQLException("second", first);
        first.initCause(second);

        assertThat(StoreProblem.of(new StoreUnavailableException("down", first), "jdbc/shop")
                        .what())
                .startsWith("down: SQLException, first");
    }
}

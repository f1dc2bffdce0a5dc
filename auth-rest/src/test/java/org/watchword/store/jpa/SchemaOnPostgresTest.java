package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.config.SchemaMode;
import org.watchword.store.AtOnce;
import org.watchword.store.StoreUnavailableException;

class SchemaOnPostgresTest extends SchemaContract {

    /** Most times nobody is refused, or all in the usual way (23505): it takes some to see the others (42710, 42P07). */
    private static final int TIMES = 25;

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    DatabaseProduct product() {
        return DatabaseProduct.POSTGRESQL;
    }

    @Test
    void nodesThatMakeTheFirstTableInTheSameMomentAllGoOn() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (TestDatabase empty = newDatabase()) {
                Schema schema = new Schema(empty.dataSource(), Duration.ofSeconds(30));
                List<Boolean> done = AtOnce.call(8, node -> () -> {
                    schema.prepare(SchemaMode.APPLY);
                    return true;
                });

                assertThat(done).hasSize(8).containsOnly(true);
                assertThat(empty.read("SELECT version FROM ww_schema ORDER BY version"))
                        .containsExactly("0", "1", "2");
            }
        }
    }

    @Test
    void nameThatTheHostUsesForATypeIsNotWaitedFor() {
        try (TestDatabase taken = newDatabase()) {
            taken.run("CREATE TYPE ww_schema AS ENUM ('mine')");
            Schema schema = new Schema(taken.dataSource(), Duration.ofDays(1));

            assertThatThrownBy(() -> schema.prepare(SchemaMode.APPLY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .rootCause()
                    .hasMessageContaining("\"ww_schema\" already exists");
        }
    }
}

package org.watchword.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.AtOnce;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.UserWithASchema;

class SchemaOnPostgresTest extends SchemaContract {

    /**
     * Most times nobody is refused, or all in the usual way (23505): it takes some to see the others (42710, 42P07).
     */
    private static final int TIMES = 25;

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    boolean oneConnectionMakesTheTables() {
        return true;
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
                        .containsExactly("0", "1", "2", "3", "4");
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

    @Test
    void tablesOfAnotherApplicationInALaterSchemaOfTheSearchPathAreNotTakenForOurs() {
        try (UserWithASchema app = new UserWithASchema()) {
            app.asOwner("CREATE TABLE public.ww_schema (badge INTEGER)");
            app.asOwner("CREATE TABLE public.ww_user (badge INTEGER)");

            new Schema(app.dataSource(), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);
            new Schema(app.dataSource(), Duration.ofSeconds(30)).prepare(SchemaMode.VALIDATE);

            assertThat(app.read("SELECT COUNT(*) FROM pg_tables WHERE schemaname = '" + app.name()
                            + "' AND tablename LIKE 'ww!_%' ESCAPE '!'"))
                    .isEqualTo("14");
            assertThat(app.read("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'public'"
                            + " AND table_name = 'ww_user'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void tablesOfAnotherWatchwordThatThisUserMayNotReadAreNotTakenForOurs() {
        try (UserWithASchema app = new UserWithASchema()) {
            new Schema(app.ownerIn("public"), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);

            new Schema(app.dataSource(), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);

            assertThat(app.read("SELECT COUNT(*) FROM pg_tables WHERE schemaname = '" + app.name()
                            + "' AND tablename LIKE 'ww!_%' ESCAPE '!'"))
                    .isEqualTo("14");
        }
    }

    @Test
    void tablesThatWereMadeForThisUserInAnotherSchemaOfTheSearchPathAreUsedWhereTheyNeedNoUpgrade() {
        try (UserWithASchema app = new UserWithASchema()) {
            new Schema(app.ownerIn("public"), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);
            app.asOwner("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + app.name());

            new Schema(app.dataSource(), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);
            new Schema(app.dataSource(), Duration.ofSeconds(30)).prepare(SchemaMode.VALIDATE);

            assertThat(app.read("SELECT COUNT(*) FROM pg_tables WHERE schemaname = '" + app.name() + "'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void tablesInAnotherSchemaThatNeedAnUpgradeAreNamedAndNotMixedWithNewOnes() {
        try (UserWithASchema app = new UserWithASchema()) {
            new Schema(app.ownerIn("public"), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);
            app.asOwner("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + app.name());
            app.asOwner("DELETE FROM public.ww_schema WHERE version > 1");
            Schema schema = new Schema(app.dataSource(), Duration.ofSeconds(30));

            assertThatThrownBy(() -> schema.prepare(SchemaMode.APPLY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("public.ww_schema is in the way")
                    .hasMessageContaining("version 1");
        }
    }

    @Test
    void validateNamesTheTableThatStandsBeforeOurs() {
        try (UserWithASchema app = new UserWithASchema()) {
            new Schema(app.ownerIn("public"), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);
            app.asOwner("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + app.name());
            app.asOwner("CREATE TABLE " + app.name() + ".ww_audit (badge INTEGER)");
            Schema schema = new Schema(app.dataSource(), Duration.ofSeconds(30));

            assertThatThrownBy(() -> schema.prepare(SchemaMode.VALIDATE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("public.ww_audit (" + app.name() + ".ww_audit is in the way)");
        }
    }
}

package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.SessionRecord;
import org.watchword.store.TestRecords;
import org.watchword.store.jpa.schema.SchemaMode;

/** A server that is really stopped and started. */
class PostgresRestartTest {

    @TempDir
    private Path folder;

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Test
    void storesOutliveAServerThatIsStoppedAndStarted() throws Exception {
        SessionRecord session = TestRecords.session();
        EmbeddedPostgres first = start(0);
        int port = first.getPort();
        DataSource dataSource = first.getPostgresDatabase();
        try (JpaStores stores = JpaStores.open(dataSource, SchemaMode.APPLY, TestProviders.eclipseLink())) {
            stores.sessions().open(session);

            first.close();
            assertThatThrownBy(() -> stores.sessions().find(session.id()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> stores.sessions().rotate(session.id(), 0, TestRecords.rotation(1)))
                    .isInstanceOf(StoreUnavailableException.class);

            EmbeddedPostgres second = start(port);
            assertThat(stores.sessions().find(session.id())).contains(session);
            assertThat(stores.sessions().rotate(session.id(), 0, TestRecords.rotation(1)))
                    .isTrue();
            second.close();
        }
    }
}

package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.backend.SessionBackend;
import org.watchword.backend.SharedSessions;
import org.watchword.cli.database.CommandSettings;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.config.Configuration;
import org.watchword.config.SettingSources;
import org.watchword.redis.RedisProcess;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.NewUser;
import org.watchword.store.SessionRecord;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.schema.SchemaMode;

/** What commands do where the application has its sessions in Redis. */
class RedisCommandsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RedisProcess redis = RedisProcess.started();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        redis.close();
    }

    private Map<String, String> variables() {
        return Map.of(
                "WATCHWORD_DB_URL",
                "jdbc:h2:" + folder.resolve("users"),
                "WATCHWORD_DB_USER",
                "sa",
                "WATCHWORD_DB_PASSWORD",
                "",
                "WATCHWORD_REDIS_URL",
                redis.url());
    }

    private String done(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandEnvironment environment = new CommandEnvironment(
                variables(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        int code = Commands.of(environment).execute(arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    @Test
    void sessionsAreListedAndEndedInRedis() {
        try (Node node = new Node()) {
            NewUser ada = new NewUser("ada-id", "ada", null, null, "{x}none", Set.of(), Set.of(), NOW);
            node.tables.users().create(ada);
            SessionRecord session = new SessionRecord(
                    "2b0d7b3d-0001-4000-8000-000000000000",
                    "ada-id",
                    0,
                    "hash",
                    null,
                    null,
                    "family",
                    NOW,
                    NOW,
                    NOW.plus(Duration.ofDays(14)),
                    NOW.plus(Duration.ofDays(90)),
                    null,
                    null,
                    null);
            node.shared.over(node.tables).sessions().open(session);
            node.tables.close();

            assertThat(done("sessions", "list")).contains("ada").contains(session.id());
            assertThat(done("sessions", "end", "--username", "ada")).contains("Ended 1 session");
            assertThat(done("sessions", "list")).doesNotContain(session.id());

            try (JpaStores again = node.open()) {
                assertThat(node.shared.over(again).revocations().recordedWithin(Duration.ofMinutes(5)))
                        .anyMatch(entry -> entry instanceof RevocationRecord.OfSession ofSession
                                && ofSession.sessionId().equals(session.id()));
            }
        }
    }

    /** What a node has open. */
    private final class Node implements AutoCloseable {

        private final JpaStores tables = open();
        private final SharedSessions shared;

        Node() {
            Configuration configuration = Configuration.read(
                    CommandSettings.KNOWN, SettingSources.outsideOfServer(CommandSettings.KNOWN, variables(), null));
            shared = SessionBackend.configured(configuration, Node.class.getClassLoader(), "node")
                    .orElseThrow();
            shared.open();
        }

        JpaStores open() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:" + folder.resolve("users"));
            database.setUser("sa");
            database.setPassword("");
            return JpaStores.open(database, SchemaMode.APPLY, new PersistenceProvider());
        }

        @Override
        public void close() {
            shared.close();
            tables.close();
        }
    }
}

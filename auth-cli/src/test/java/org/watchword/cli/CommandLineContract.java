package org.watchword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.account.LoginResult;
import org.watchword.api.login.SessionTokens;
import org.watchword.session.RefreshResult;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.UserDirectory;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.token.VerifiedToken;

/** What the packaged jar does with a database. Each test begins with an empty one. */
abstract class CommandLineContract {

    /** Not ASCII, and what a shell, a file of arguments or a format would take for its own. */
    private static final String NAME = "Zoë 名 @$% o'Brien";

    private static final String OLD = "gravel-Tuesday-92";
    private static final String NEW = "höhle+Kerze 47 Wind";

    @TempDir
    Path folder;

    private Path settings;

    /** Where the database is. */
    abstract String url();

    abstract String user();

    abstract String password();

    abstract String product();

    abstract DataSource dataSource();

    @BeforeEach
    void cheapHashes() throws Exception {
        settings = folder.resolve("watchword.properties");
        Files.writeString(settings, "watchword.password.bcrypt-cost=10\nwatchword.revocation.poll=PT1S\n");
    }

    final TestNode node() {
        return new TestNode(dataSource(), SchemaMode.APPLY, settings);
    }

    final CommandRun run(String input, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--url", url(), "--user", user(), "--config", settings.toString()));
        CommandRun run = CommandRun.of(Map.of("WATCHWORD_DB_PASSWORD", password()), input, all);
        assertThat(run.out() + run.err()).doesNotContain(OLD, NEW, "$2a$");
        return run;
    }

    final List<String> read(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void done(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private static void failed(CommandRun run, String reason) {
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(reason);
    }

    private CommandRun createAdmin() throws Exception {
        return run(OLD, "create-admin", "--username", NAME, "--password-stdin");
    }

    @Test
    void administratorMadeInAnEmptyDatabaseLogsIn() throws Exception {
        CommandRun run = createAdmin();

        done(run);
        assertThat(run.out()).startsWith("Made the administrator " + NAME + " (");
        try (TestNode node = node()) {
            assertThat(node.loggedIn(NAME, OLD).accessToken()).isNotEmpty();
            assertThat(node.user(NAME).roles()).containsExactly(UserDirectory.ADMINISTRATOR);
        }
        assertThat(read("SELECT kind || '/' || outcome || '/' || detail FROM ww_audit WHERE actor_id IS NULL"))
                .containsExactly("first_administrator/success/command line");
    }

    @Test
    void secondAdministratorIsMadeOnlyWhereThatIsAskedFor() throws Exception {
        done(createAdmin());

        failed(run(OLD, "create-admin", "--username", "bea", "--password-stdin"), "there is an administrator already");
        failed(
                run(OLD, "create-admin", "--username", NAME, "--password-stdin", "--another"),
                "another user has this name");
        done(run(OLD, "create-admin", "--username", "bea", "--password-stdin", "--another"));

        assertThat(read("SELECT username FROM ww_user ORDER BY username")).containsExactlyInAnyOrder(NAME, "bea");
        assertThat(read("SELECT kind FROM ww_audit WHERE kind LIKE '%administrator%'"))
                .containsExactlyInAnyOrder("first_administrator", "administrator_created");
    }

    @Test
    void userIsMadeWithRolesThatThereAreAndLogsIn() throws Exception {
        failed(run(OLD, "create-user", "--username", "bob", "--password-stdin"), "the tables are at version");
        done(createAdmin());

        failed(
                run(OLD, "create-user", "--username", "bob", "--role", "auditr", "--password-stdin"),
                "there is no role auditr");
        failed(run(OLD, "create-user", "--username", "bob", "--role", "admin", "--password-stdin"), "create-admin");
        failed(run(OLD, "create-user", "--username", NAME, "--password-stdin"), "another user has this name");
        CommandRun run = run(OLD, "create-user", "--username", "bob", "--password-stdin");

        done(run);
        assertThat(run.out()).startsWith("Made the user bob (");
        try (TestNode node = node()) {
            assertThat(node.loggedIn("bob", OLD).accessToken()).isNotEmpty();
            assertThat(node.user("bob").roles()).containsExactly("user");
        }
        assertThat(read("SELECT kind || '/' || detail FROM ww_audit WHERE kind = 'user_created'"))
                .containsExactly("user_created/command line");
    }

    @Test
    void passwordThatBreaksRulesIsRefusedAndEachRuleNamed() throws Exception {
        Files.writeString(settings, "watchword.password.require=digit,upper\n");

        failed(run("abc\n", "create-admin", "--username", "ada", "--password-stdin"), "too_short: ");
        CommandRun run = run("lantern-harbour-fox\n", "create-admin", "--username", "ada", "--password-stdin");

        failed(run, "no_digit: ");
        assertThat(run.err()).contains("no_upper: ").doesNotContain("lantern");
        assertThat(read("SELECT username FROM ww_user")).isEmpty();
    }

    @Test
    void resetPasswordEndsEverythingThatTheOldOneOpened() throws Exception {
        done(createAdmin());
        SessionTokens tokens;
        try (TestNode node = node()) {
            tokens = node.loggedIn(NAME, OLD);
            assertThat(node.accepts(tokens)).isTrue();
            node.lock(NAME);
            mailedToken(node);
        }

        CommandRun run = run(NEW + "\r\n", "reset-password", "--username", NAME, "--password-stdin");

        done(run);
        assertThat(run.out()).isEqualTo("Set the password of " + NAME + ", and ended 1 session.\n");
        try (TestNode node = node()) {
            assertThat(node.accepts(tokens)).isFalse();
            assertThat(node.refresh(tokens)).isEqualTo(new RefreshResult.Rejected(RefreshResult.Reason.ENDED));
            assertThat(node.login(NAME, OLD)).isInstanceOf(LoginResult.BadCredentials.class);
            assertThat(node.accepts(node.loggedIn(NAME, NEW))).isTrue();
            assertThat(node.isLocked(NAME)).isFalse();
            assertThat(node.stores()
                            .accounts()
                            .find("mailed", OneTimeToken.Purpose.RESET_PASSWORD, java.time.Instant.now()))
                    .isEmpty();
        }
        assertThat(read("SELECT detail FROM ww_audit WHERE kind = 'password_reset'"))
                .containsExactly("command line");
    }

    private static void mailedToken(TestNode node) {
        java.time.Instant now = java.time.Instant.now();
        node.stores()
                .accounts()
                .issue(new OneTimeToken(
                        "mailed",
                        OneTimeToken.Purpose.RESET_PASSWORD,
                        node.user(NAME).id(),
                        "z@example.org",
                        now,
                        now.plusSeconds(600)));
    }

    @Test
    void passwordOfNobodyIsNotSet() throws Exception {
        done(createAdmin());

        failed(run(NEW, "reset-password", "--username", "nobody", "--password-stdin"), "there is no user of this name");
    }

    @Test
    void sessionsAreListedAndEnded() throws Exception {
        done(createAdmin());
        SessionTokens first;
        try (TestNode node = node()) {
            String id = UUID.randomUUID().toString();
            node.stores()
                    .users()
                    .create(new NewUser(
                            id,
                            "bea",
                            null,
                            null,
                            node.user(NAME).passwordHash(),
                            java.util.Set.of(),
                            java.util.Set.of(),
                            java.time.Instant.EPOCH));
            first = node.loggedIn(NAME, OLD);
            node.loggedIn("bea", OLD);
            node.loggedIn("bea", OLD);
            node.loggedIn(NAME, OLD);
        }

        CommandRun table = run("", "sessions", "list");
        done(table);
        assertThat(table.out().lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("ID ")
                .contains("DEVICE");
        CommandRun json = run("", "sessions", "list", "--username", "BEA", "--format", "json");
        done(json);
        assertThat(json.out()).startsWith("[{\"id\":\"").endsWith("}]\n").contains("\"username\":\"bea\"");
        assertThat(json.out().split("\"id\":", -1)).hasSize(3);

        String id = first.refreshToken().split("\\.", -1)[0];
        assertThat(run("", "sessions", "end", "--id", id).out()).isEqualTo("Ended 1 session.\n");
        failed(run("", "sessions", "end", "--id", id), "there is no open session of this id");
        try (TestNode node = node()) {
            assertThat(node.accepts(first)).isFalse();
            assertThat(node.refresh(first)).isEqualTo(new RefreshResult.Rejected(RefreshResult.Reason.ENDED));
        }
        assertThat(run("", "sessions", "end", "--username", "bea").out()).isEqualTo("Ended 2 sessions.\n");
        assertThat(run("", "sessions", "end", "--all").out()).isEqualTo("Ended 1 session.\n");
        assertThat(run("", "sessions", "list", "--format", "JSON").out()).isEqualTo("[]\n");
        assertThat(read("SELECT detail FROM ww_audit WHERE kind = 'sessions_ended' AND actor_id IS NULL ORDER BY at"))
                .containsExactly("command line, one session", "command line", "command line");
        assertThat(read("SELECT session_id FROM ww_audit WHERE session_id IS NOT NULL"))
                .containsExactly(id);
    }

    @Test
    void keysAreListedRotatedAndRevokedAndANodeGoesByIt() throws Exception {
        done(createAdmin());
        failed(run("", "keys", "rotate"), "there are no generated keys");
        SessionTokens tokens;
        try (TestNode node = node()) {
            tokens = node.loggedIn(NAME, OLD);
        }
        String first = read("SELECT kid FROM ww_signing_key").get(0);

        assertThat(run("", "keys", "rotate").out()).startsWith("Made the key ").contains(", which signs from ");
        assertThat(run("", "keys", "rotate").out()).startsWith("There is the next key already, ");
        CommandRun revoked = revoke(first);

        done(revoked);
        assertThat(revoked.out()).startsWith("Revoked the key. ").endsWith(" signs from now on.\n");
        assertThat(revoke(first).out()).isEqualTo("The key was revoked before.\n");
        failed(revoke("nobody"), "there is no such key");
        List<String> list = run("", "keys", "list").out().lines().toList();
        assertThat(list.get(0)).startsWith("KID ").contains("STATE", "VERIFIES UNTIL");
        assertThat(list.get(1)).startsWith(first + "  ES256      revoked    ");
        assertThat(list.get(2)).contains("  published  ");
        assertThat(list.get(3)).contains("  signing    ");
        try (TestNode node = node()) {
            assertThat(node.accepts(tokens)).isFalse();
            assertThat(node.accepts(node.loggedIn(NAME, OLD))).isTrue();
        }
        assertThat(read("SELECT kind FROM ww_audit WHERE detail LIKE 'command line, %' ORDER BY kind"))
                .containsExactly("key_created", "key_revoked", "key_rotated");
    }

    /** A name may begin with a hyphen. */
    private CommandRun revoke(String kid) throws Exception {
        return CommandRun.of(
                Map.of("WATCHWORD_DB_PASSWORD", password()),
                "",
                List.of("keys", "revoke", "--url", url(), "--user", user(), "--", kid));
    }

    @Test
    void serviceGetsTokensThatANodeAccepts() throws Exception {
        done(createAdmin());
        failed(run("", "service-token", "phones"), "there is no generated key that signs");
        try (TestNode node = node()) {
            node.loggedIn(NAME, OLD);
        }
        Path file = Files.writeString(settings.resolveSibling("token"), "the one before");

        CommandRun printed = run("", "service-token", "phones", "--permission", "revocations:read", "--role", "reader");
        CommandRun written = run("", "service-token", "phones", "--valid-for", "PT24H", "--to", file.toString());

        done(printed);
        done(written);
        assertThat(written.out()).isEmpty();
        try (TestNode node = node()) {
            VerifiedToken first = node.verified(printed.out().strip());
            assertThat(first.subject()).isEqualTo("phones");
            assertThat(first.roles()).containsExactly("reader");
            assertThat(first.permissions()).containsExactly("revocations:read");
            assertThat(first.expiresAt()).isEqualTo(first.issuedAt().plus(Duration.ofHours(1)));
            VerifiedToken second = node.verified(Files.readString(file));
            assertThat(second.permissions()).isEmpty();
            assertThat(second.expiresAt()).isEqualTo(second.issuedAt().plus(Duration.ofHours(24)));
        }
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (Stream<Path> beside = Files.list(settings.getParent())) {
            assertThat(beside.filter(other -> other.getFileName().toString().startsWith(".token")))
                    .isEmpty();
        }
        assertThat(read("SELECT detail FROM ww_audit WHERE kind = 'token_issued'"))
                .containsExactly("command line, for the service phones", "command line, for the service phones");
        assertThat(read("SELECT kid FROM ww_signing_key")).hasSize(1);
        failed(run("", "service-token", "phones", "--to", file + "/none"), "the token could not be written to");
    }

    @Test
    void keysThatAreSealedAreLeftAloneWithoutTheEncryptionKeyAndRotatedWithIt() throws Exception {
        done(createAdmin());
        String plain = Files.readString(settings);
        Files.writeString(
                settings, plain + "watchword.key.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n");
        try (TestNode node = node()) {
            node.loggedIn(NAME, OLD);
        }
        done(run("", "keys", "rotate"));
        Files.writeString(settings, plain);

        failed(run("", "keys", "rotate"), "set watchword.key.encryption-key to the key that sealed it");
        failed(run("", "service-token", "phones"), "set watchword.key.encryption-key to the key that sealed it");
        done(run("", "keys", "list"));

        assertThat(read("SELECT kid FROM ww_signing_key WHERE private_key LIKE 'aes-gcm:%'"))
                .hasSize(2);
    }

    @Test
    void cleanUpRemovesWhatHasExpiredAndSaysHowMuch() throws Exception {
        done(createAdmin());
        execute("INSERT INTO ww_one_time_token (token_hash, purpose, user_id, created_at, expires_at)"
                + " VALUES ('a', 'VERIFY_EMAIL', 'x', 1, 2), ('b', 'VERIFY_EMAIL', 'x', 1, 2)");
        execute("INSERT INTO ww_audit (id, at, kind, outcome) VALUES ('old', 1, 'login', 'success')");

        CommandRun run = run("", "clean-up");

        done(run);
        assertThat(run.out().lines())
                .containsExactly(
                        "sessions:         0",
                        "one-time tokens:  2",
                        "invitations:      0",
                        "revocations:      0",
                        "attempts:         0",
                        "audit rows:       1");
        assertThat(read("SELECT token_hash FROM ww_one_time_token")).isEmpty();
        assertThat(read("SELECT detail FROM ww_audit WHERE kind = 'cleaned_up'"))
                .containsExactly("command line, 3 rows");
    }

    @Test
    void schemaThatIsPrintedMakesTablesThatANodeAccepts() throws Exception {
        CommandRun none = run("", "schema", "status");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("version:  none\n", "missing:  ww_permission, ");
        assertThat(none.err()).isEqualTo("watchword: the tables are not what is needed\n");
        failed(run("", "sessions", "list"), "'watchword schema' writes the SQL");
        assertThat(run("", "schema", "status").out()).contains("version:  none\n");

        CommandRun script = CommandRun.of(Map.of(), "", List.of("schema", "--database", product()));
        done(script);
        execute(script.out());

        CommandRun status = run("", "schema", "status");
        done(status);
        assertThat(status.out()).contains("version:  4\nneeded:   4\n").doesNotContain("missing");
        new TestNode(dataSource(), SchemaMode.VALIDATE, settings).close();
    }

    @Test
    void schemaFromAVersionIsWhatIsStillMissing() throws Exception {
        execute(script("1", 0));
        assertThat(run("", "schema", "status").out()).contains("version:  1\n");

        execute(CommandRun.of(Map.of(), "", List.of("schema", "--database", product(), "--from", "1"))
                .out());

        done(run("", "schema", "status"));
    }

    /** The first script alone: what is printed from nothing, without what is printed from version 1. */
    private String script(String version, int from) throws Exception {
        String all = CommandRun.of(
                        Map.of(), "", List.of("schema", "--database", product(), "--from", Integer.toString(from)))
                .out();
        String rest = CommandRun.of(Map.of(), "", List.of("schema", "--database", product(), "--from", version))
                .out();
        assertThat(all).endsWith(rest);
        return all.substring(0, all.length() - rest.length());
    }
}

package org.watchword.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.cli.database.CommandSettings;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.config.Configuration;
import org.watchword.config.SettingSources;
import org.watchword.signing.DatabaseKeySource;
import org.watchword.signing.KeyPolicy;
import org.watchword.signing.KeySeal;
import org.watchword.signing.StoredKeyRing;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.schema.SchemaMode;

/** What the commands for keys say, of a database in which a node has made the first one a while ago. */
class KeyCommandsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private String url;
    private String first;
    private String err = "";

    @BeforeEach
    void nodeMakesTheFirstKey() {
        url = "jdbc:h2:" + folder.resolve("users");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        database.setPassword("");
        KeyPolicy policy = KeyPolicy.of(Configuration.read(
                CommandSettings.KNOWN,
                SettingSources.outsideOfServer(
                        CommandSettings.KNOWN,
                        Map.of("WATCHWORD_KEY_ALGORITHM", "ES256", "WATCHWORD_KEY_ROTATION", "never"),
                        null)));
        Clock before = Clock.offset(NOW, Duration.ofHours(-1));
        try (JpaStores stores = JpaStores.open(database, SchemaMode.APPLY, new PersistenceProvider())) {
            first = new DatabaseKeySource(
                            new StoredKeyRing(
                                    stores.signingKeys(), KeySeal.of(Optional.empty()), policy, event -> {}, before),
                            event -> {},
                            before,
                            System::nanoTime)
                    .load()
                    .kids()
                    .get(0);
        }
    }

    private List<String> done(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(run(out, arguments)).as(err).isZero();
        assertThat(err).isEmpty();
        return out.toString().lines().toList();
    }

    private int run(StringWriter out, String... arguments) {
        StringWriter failed = new StringWriter();
        CommandEnvironment environment = new CommandEnvironment(
                Map.of("WATCHWORD_DB_URL", url, "WATCHWORD_DB_USER", "sa", "WATCHWORD_DB_PASSWORD", ""),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(failed, true),
                Optional.empty(),
                NOW);
        int code = Commands.of(environment).execute(arguments);
        err = failed.toString();
        return code;
    }

    @Test
    void listHasOneLineForEachKeyWithItsStateAndTimes() {
        String made = done("keys", "rotate").get(0);
        String next = made.substring("Made the key ".length(), made.indexOf(','));

        assertThat(made).endsWith(", which signs from 2026-03-02T12:00:00Z.");
        assertThat(done("keys", "list"))
                .containsExactly(
                        "KID                                          ALGORITHM  STATE      SIGNS FROM            "
                                + "VERIFIES UNTIL",
                        first + "  ES256      signing    2026-03-01T11:00:00Z  2026-03-03T13:00:00Z",
                        next + "  ES256      published  2026-03-02T12:00:00Z  -");
        assertThat(done("keys", "rotate"))
                .containsExactly("There is the next key already, " + next + ". It signs from 2026-03-02T12:00:00Z.");
        assertThat(done("keys", "revoke", "--", next)).containsExactly("Revoked the key. Another one signs.");
    }

    @Test
    void revokedKeyThatSignedHasASuccessor() {
        String revoked = done("keys", "revoke", "--", first).get(0);

        List<String> list = done("keys", "list");
        assertThat(list.get(1)).startsWith(first).contains("  revoked    ").endsWith("  2026-03-01T12:00:00Z");
        assertThat(list.get(2)).contains("  signing    ");
        assertThat(revoked).isEqualTo("Revoked the key. " + list.get(2).split(" ", 2)[0] + " signs from now on.");
        assertThat(done("keys", "revoke", "--", first)).containsExactly("The key was revoked before.");
    }

    @Test
    void unknownKeyAndKeysThatCannotBeOpenedAreRefusedInOneLine() throws Exception {
        assertThat(run(new StringWriter(), "keys", "revoke", "nobody")).isEqualTo(1);
        assertThat(err).isEqualTo("watchword: there is no such key\n");
        Path settings = folder.resolve("settings.properties");
        Files.writeString(settings, "watchword.key.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n");

        assertThat(run(new StringWriter(), "keys", "rotate", "--config", settings.toString()))
                .isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().contains(first, "is not sealed");
        assertThat(done("keys", "list")).hasSize(2);
    }

    @Test
    void tokenOfAServiceIsSignedWithTheKeyOfTheSettingsWhereOneIsThere() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("secret.properties"), "watchword.key.secret=gravel-Tuesday-92 gravel-Tuesday-92\n");
        assertThat(header(done("service-token", "phones").get(0))).contains("\"kid\":\"" + first + "\"");
        assertThat(header(done("service-token", "phones", "--config", secret.toString())
                        .get(0)))
                .contains("\"HS256\"");
        assertThat(done("keys", "list")).hasSize(2);
    }

    @Test
    void publicKeysSignNoToken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Path pem = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Path settings =
                Files.writeString(folder.resolve("public.properties"), "watchword.key.location=" + pem.toUri() + "\n");

        assertThat(run(new StringWriter(), "service-token", "phones", "--config", settings.toString()))
                .isEqualTo(1);
        assertThat(err).isEqualTo("watchword: watchword.key.location has only public keys\n");
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8);
    }
}

package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchword.integration.shape.smoke.SmokeApplication;
import org.watchword.integration.versions.InstalledServer;
import org.watchword.integration.versions.Jdk;
import org.watchword.integration.versions.ServerProcess;
import org.watchword.integration.versions.ServerVersion;
import org.watchword.integration.versions.VersionsTable;

/**
 * The main job on servers of several versions: the WAR is there before the server starts, the server is started again,
 * the WAR is replaced, and at last our jars are taken out of it.
 */
@Tag("versions")
class VersionsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<ServerVersion, VersionsTable.Result> RESULTS = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private Client client;
    private Path log;
    private boolean enterpriseBeansWork;

    static List<ServerVersion> servers() throws IOException {
        String only = System.getProperty("versions.only", "");
        return ServerVersion.in(Path.of(System.getProperty("versions.archives")), Jdk.found(), full()).stream()
                .filter(server -> only.isEmpty()
                        || Pattern.compile(only).matcher(server.toString()).find())
                .toList();
    }

    private static boolean full() {
        return !Boolean.getBoolean("versions.ends");
    }

    @AfterAll
    static void writeTable() throws IOException {
        if (full() && System.getProperty("versions.only", "").isEmpty()) {
            VersionsTable.write(
                    VersionsTable.of(servers(), RESULTS),
                    Path.of(System.getProperty("versions.table")),
                    Path.of(System.getProperty("matrix.document")));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void mainJobIsDone(ServerVersion server) throws IOException {
        int port = FreePort.find();
        client = new Client(URI.create("http://localhost:" + port).toURL(), "smoke");
        log = folder.resolve("server.log");
        InstalledServer installed = server.install(folder, port, FreePort::find);
        installed.place(war("first", true));

        Tokens kept;
        try (ServerProcess process = started(installed, server)) {
            awaitWar("first", process);
            kept = logsIn();
            enterpriseBeansWork = client.get("/api/ejb/open").status() == 200;
            rulesHold(kept.access());
            sessionsAreKept();
            process.stop();
        }
        try (ServerProcess process = started(installed, server)) {
            awaitWar("first", process);
            rulesHold(kept.access());
            kept = Tokens.of(client.refresh(kept.refresh()).is(200));

            installed.replace(war("second", true), process);
            awaitWar("second", process);
            rulesHold(kept.access());
            kept = Tokens.of(client.refresh(kept.refresh()).is(200));
            String provider = client.get("/provider").is(200).body();

            installed.replace(war("third", false), process);
            awaitWar("third", process);
            nothingStays(installed);
            process.stop();
            RESULTS.put(
                    server,
                    new VersionsTable.Result(
                            provider,
                            enterpriseBeansWork
                                    ? "yes"
                                    : "yes, but enterprise beans fail there, without our jars too"));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(server + ": " + e.getMessage() + "\n" + end(log), e);
        }
    }

    private ServerProcess started(InstalledServer installed, ServerVersion server) throws IOException {
        return ServerProcess.start(
                installed.command(server.jdk().home()), server.jdk().home(), folder, log);
    }

    private Tokens logsIn() {
        client.login(TestUser.ADMINISTRATOR, "wrong " + TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        return Tokens.of(client.login(TestUser.ADMINISTRATOR, TestUser.PASSWORD).is(200));
    }

    /** On each kind of component: nobody, the right caller, and a caller without the role. */
    private void rulesHold(String token) {
        assertThat(client.get("/api/open").is(200).body()).isEqualTo("open");
        List<String> kinds = enterpriseBeansWork
                ? List.of("/api/rest", "/api/cdi", "/servlet", "/api/ejb")
                : List.of("/api/rest", "/api/cdi", "/servlet");
        for (String kind : kinds) {
            client.get(kind + "/admin").is(401);
            assertThat(client.get(kind + "/admin", token).is(200).body()).isEqualTo("admin");
            client.get(kind + "/nobody", token).is(403);
        }
        client.get("/api/rest/admin").needsLogin();
        client.get("/api/rest/admin", "not.a.token").refusesToken("token_malformed");
        client.get("/page").needsLogin();
        assertThat(client.get("/page", token).is(200).body()).isEqualTo("page");
    }

    private void sessionsAreKept() {
        Tokens first = logsIn();
        Tokens second = Tokens.of(client.refresh(first.refresh()).is(200));
        rulesHold(second.access());
        client.refresh(first.refresh()).isFailure(401, "refresh_token_reused");
        client.refresh(second.refresh()).is(401);
        client.get("/page", second.access()).refusesToken("token_revoked");

        Tokens third = logsIn();
        client.postAs("/auth/logout", third.access()).is(204);
        client.get("/page", third.access()).refusesToken("token_revoked");
        client.refresh(third.refresh()).is(401);
    }

    /** The host is as it was before the jars came; the tables alone are still there. */
    private void nothingStays(InstalledServer installed) throws IOException {
        client.get("/api/open").is(200);
        client.get("/page").is(200);
        // Where not, it was the server's own failure before.
        assertThat(client.get("/api/ejb/open").status() == 200).isEqualTo(enterpriseBeansWork);
        assertThat(client.login(TestUser.ADMINISTRATOR, TestUser.PASSWORD).status())
                .isIn(404, 405);
        assertThat(client.post("/auth/refresh", BodyPublishers.noBody(), "application/json")
                        .status())
                .isIn(404, 405);
        for (Path file : installed.configuration()) {
            assertThat(Files.readString(file)).doesNotContainIgnoringCase("watchword");
        }
    }

    private void awaitWar(String edition, ServerProcess process) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isThere(edition)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "the " + edition + " WAR does not answer; the server's log ends with\n" + end(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isThere(String edition) {
        try {
            Answer answer = client.get("/edition");
            return answer.status() == 200 && answer.body().equals(edition);
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Path war(String edition, boolean withUs) {
        HostWar host = HostWar.shape("smoke")
                .part(war -> war.addPackage(SmokeApplication.class.getPackage())
                        .addAsWebInfResource(new StringAsset(edition), "edition.txt"))
                .beansXml()
                .on("jdbc:h2:file:" + folder.resolve("smoke"))
                .withAdministrator()
                .with("watchword.paths.authenticated", "/page")
                .with("watchword.refresh.grace", "PT0S");
        WebArchive war = (withUs ? host : host.withoutUs()).build();
        Path file = folder.resolve(edition + ".war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

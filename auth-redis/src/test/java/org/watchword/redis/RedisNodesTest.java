package org.watchword.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.health.HealthPart;
import org.watchword.http.Answer;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.servlet.FilterRuntime;
import org.watchword.session.TestClock;
import org.watchword.start.AuthModule;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;
import org.watchword.store.jpa.schema.SchemaMode;

/** What clients of nodes see that have their sessions in Redis. */
class RedisNodesTest {

    private final TestDatabase database = TestDatabase.h2();
    private final String prefix = SharedRedis.prefix();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        database.close();
    }

    private String[] on(RedisProcess redis, String... more) {
        List<String> settings =
                new ArrayList<>(List.of("watchword.redis.url", redis.url(), "watchword.redis.prefix", prefix));
        settings.addAll(Arrays.asList(more));
        return settings.toArray(String[]::new);
    }

    private TestNode node(TestClock clock) {
        TestNode node = TestNode.on(() -> database.open(TestProviders.eclipseLink()), clock);
        opened.add(0, () -> {
            if (node.attribute(FilterRuntime.class).isPresent()) {
                node.stop();
            }
        });
        return node;
    }

    private TestNode started(String... more) {
        TestNode node = node(new TestClock());
        node.start(on(SharedRedis.server(), more));
        return node;
    }

    private RedisProcess own(String... options) {
        RedisProcess redis = RedisProcess.started(options);
        opened.add(redis);
        return redis;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static Answer post(TestNode node, String path, String access) {
        return node.answer(node.request("POST", path).bearer(access));
    }

    @Test
    void clientsLogInRefreshAndLogOutAndTheDatabaseHasNoSessions() {
        TestNode node = started();
        node.user("ada", TwoNodes.PASSWORD);

        Answer login = TwoNodes.login(node, "ada");
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));

        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(200);
        assertThat(database.read("SELECT id FROM ww_session")).isEmpty();
        assertThat(post(node, "/auth/logout", TwoNodes.access(refreshed)).status())
                .isEqualTo(204);
        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(401);
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(refreshed)).status()).isEqualTo(401);
        assertThat(database.read("SELECT target FROM ww_revocation")).isEmpty();
    }

    @Test
    void sameTokenAgainGetsTheSameSuccessorOnAnyNodeAndLaterEndsTheSession() {
        TestNode one = started();
        TestNode other = started();
        one.user("ada", TwoNodes.PASSWORD);
        String first = TwoNodes.refresh(TwoNodes.login(one, "ada"));

        String second = TwoNodes.refresh(TwoNodes.refresh(one, first));
        assertThat(TwoNodes.refresh(TwoNodes.refresh(other, first))).isEqualTo(second);
        String third = TwoNodes.refresh(TwoNodes.refresh(other, second));

        assertThat(TwoNodes.refresh(one, first).status()).as("a replay").isEqualTo(401);
        assertThat(TwoNodes.refresh(one, third).status()).isEqualTo(401);
    }

    @Test
    void logoutOnOneNodeIsInForceOnTheOtherWithoutAPoll() {
        TestNode one = started("watchword.revocation.poll", "PT5M");
        TestNode other = started("watchword.revocation.poll", "PT5M");
        one.user("ada", TwoNodes.PASSWORD);
        String access = TwoNodes.access(TwoNodes.login(one, "ada"));
        // Reads what there is; the clock stands still, so that nothing is read again.
        await(() -> TwoNodes.me(other, access).status() == 200);

        assertThat(post(one, "/auth/logout", access).status()).isEqualTo(204);

        await(() -> TwoNodes.me(other, access).status() == 401);
    }

    @Test
    void rightsThatAreTakenOnOneNodeAreGoneOnTheOtherWithoutAPoll() {
        TestNode one = started("watchword.revocation.poll", "PT5M");
        TestNode other = started("watchword.revocation.poll", "PT5M");
        one.user("root", TwoNodes.PASSWORD, Set.of("admin"));
        String bob = one.user("bob", TwoNodes.PASSWORD, Set.of("admin"));
        String root = TwoNodes.access(TwoNodes.login(one, "root"));
        String access = TwoNodes.access(TwoNodes.login(other, "bob"));
        await(() -> TwoNodes.me(other, access).status() == 200);

        Answer taken = one.answer(one.request("DELETE", "/auth/admin/users/" + bob + "/roles/admin")
                .bearer(root));

        assertThat(taken.status()).isIn(200, 204);
        await(() -> TwoNodes.me(other, access).status() == 401);
    }

    @Test
    void whatWasMissedWhileRedisWasAwayIsReadWhenItIsBack() {
        RedisProcess redis = own("--appendonly", "yes", "--appendfsync", "always");
        String[] settings = on(redis, "watchword.revocation.poll", "PT5M");
        TestNode one = node(new TestClock());
        TestNode other = node(new TestClock());
        one.start(settings);
        other.start(settings);
        one.user("ada", TwoNodes.PASSWORD);
        String access = TwoNodes.access(TwoNodes.login(one, "ada"));
        await(() -> TwoNodes.me(other, access).status() == 200);

        redis.kill();
        redis.start();
        // By a node that was not connected when it was told: nobody heard it.
        await(() -> post(one, "/auth/logout", access).status() == 204);

        await(() -> TwoNodes.me(other, access).status() == 401);
    }

    @Test
    void whileRedisIsDownTheAnswerIs503AndWhenItIsBackClientsGoOn() {
        RedisProcess redis = own("--appendonly", "yes", "--appendfsync", "always");
        TestClock clock = new TestClock();
        TestNode node = node(clock);
        AuthModule.Contribution contribution = node.start(on(redis, "watchword.redis.timeout", "PT0.2S"));
        node.user("ada", TwoNodes.PASSWORD);
        Answer login = TwoNodes.login(node, "ada");
        assertThat(problems(contribution)).isEmpty();

        redis.kill();

        for (Answer answer : List.of(
                TwoNodes.login(node, "ada"),
                TwoNodes.refresh(node, TwoNodes.refresh(login)),
                post(node, "/auth/logout", TwoNodes.access(login)))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("Retry-After");
        }
        assertThat(problems(contribution)).contains("redis");
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status())
                .as("tokens are taken for watchword.revocation.max-staleness")
                .isEqualTo(200);
        clock.pass(Duration.ofMinutes(2));
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(503);

        redis.start();
        clock.pass(Duration.ofSeconds(5));
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(login)).status()).isEqualTo(200);
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
        assertThat(problems(contribution)).isEmpty();
    }

    private static Set<String> problems(AuthModule.Contribution contribution) {
        return contribution.health().stream()
                .filter(part -> part.problem().get().isPresent())
                .map(HealthPart::name)
                .collect(Collectors.toSet());
    }

    @Test
    void redisThatIsDownAtTheStartDoesNotStopItAndIsUsedAsSoonAsItAnswers() {
        RedisProcess redis = own();
        redis.kill();
        TestClock clock = new TestClock();
        TestNode node = node(clock);

        node.start(on(redis));

        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(503);
        redis.start();
        clock.pass(Duration.ofSeconds(3));
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(401);
        node.user("ada", TwoNodes.PASSWORD);
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
    }

    @Test
    void redisThatHangsIsA503AfterTheTimeout() {
        RedisProcess redis = own();
        TestNode node = node(new TestClock());
        node.start(on(redis, "watchword.redis.timeout", "PT0.2S"));
        node.user("ada", TwoNodes.PASSWORD);
        Answer login = TwoNodes.login(node, "ada");

        redis.freeze(true);
        try {
            assertThat(TwoNodes.refresh(node, TwoNodes.refresh(login)).status()).isEqualTo(503);
        } finally {
            redis.freeze(false);
        }
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(login)).status()).isEqualTo(200);
    }

    @Test
    void refreshWhoseTransactionFailsIsAnsweredWithTheSameSuccessorHoweverLateTheClientComesAgain() {
        FailingCommits commits = new FailingCommits(database.dataSource());
        TestClock clock = new TestClock();
        TestNode node = TestNode.on(
                () -> JpaStores.open(commits.dataSource(), SchemaMode.APPLY, TestProviders.eclipseLink()), clock);
        opened.add(0, node::stop);
        node.start(on(SharedRedis.server(), "watchword.audit.refreshes", "row", "watchword.refresh.grace", "PT0S"));
        node.user("ada", TwoNodes.PASSWORD);
        String token = TwoNodes.refresh(TwoNodes.login(node, "ada"));

        commits.on(true);
        assertThat(TwoNodes.refresh(node, token).status()).isEqualTo(503);
        commits.on(false);

        Answer again = TwoNodes.refresh(node, token);
        assertThat(again.status()).isEqualTo(200);
        String list = node.answer(node.request("GET", "/auth/sessions").bearer(TwoNodes.access(again)))
                .body();
        assertThat(Instant.parse(list.replaceAll(".*\"last_used_at\":\"([^\"]+)\".*", "$1")))
                .as("when it is said to have been used")
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(TwoNodes.refresh(TwoNodes.refresh(node, token)))
                .as("until it is used")
                .isEqualTo(TwoNodes.refresh(again));
        assertThat(TwoNodes.refresh(node, TwoNodes.refresh(again)).status()).isEqualTo(200);
        assertThat(TwoNodes.refresh(node, token).status())
                .as("and not after that")
                .isEqualTo(401);
    }

    @Test
    void loginWhoseTransactionFailsLeavesNoSession() {
        FailingCommits commits = new FailingCommits(database.dataSource());
        TestNode node = TestNode.on(
                () -> JpaStores.open(commits.dataSource(), SchemaMode.APPLY, TestProviders.eclipseLink()),
                new TestClock());
        opened.add(0, node::stop);
        node.start(on(SharedRedis.server()));
        node.user("ada", TwoNodes.PASSWORD);
        String access = TwoNodes.access(TwoNodes.login(node, "ada"));

        commits.on(true);
        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(503);
        commits.on(false);

        Answer sessions = node.answer(node.request("GET", "/auth/sessions").bearer(access));
        assertThat(sessions.status()).isEqualTo(200);
        assertThat(sessions.body().split("\"id\"", -1)).hasSize(2);
    }

    @Test
    void endOfTheApplicationEndsTheThreadThatListens() {
        TestNode node = started();
        assertThat(listening()).isNotEmpty();

        node.stop();

        assertThat(listening()).isEmpty();
    }

    private static List<String> listening() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("watchword-shop-revocations"))
                .toList();
    }

    @Test
    void clusterIsRefusedAtTheStart() {
        RedisProcess cluster = own("--cluster-enabled", "yes");

        assertThatThrownBy(() -> node(new TestClock()).start(on(cluster)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Redis Cluster")
                .hasMessageContaining("single primary");
    }

    @Test
    void serverThatMayDropKeysOrKeepsNothingIsInTheReport() {
        RedisProcess redis = own("--maxmemory-policy", "allkeys-lru");
        TestNode node = node(new TestClock());
        node.start(on(redis));

        assertThat(node.report.snapshot().unsafe())
                .extracting(Entry.Unsafe::name)
                .contains("redis-eviction");
        assertThat(node.report.snapshot().texts(Topic.NOTE))
                .anyMatch(note -> note.contains("keeps nothing over a restart"));
    }

    @Test
    void passwordIsDemandedByRedisAndNeverShown() {
        RedisProcess redis = own("--requirepass", "s3cret-of-redis");
        TestNode without = node(new TestClock());
        without.start(on(redis));
        assertThat(TwoNodes.login(without, "ada").status()).isEqualTo(503);

        TestNode node = node(new TestClock());
        node.start(on(redis, "watchword.redis.password", "s3cret-of-redis"));
        node.user("ada", TwoNodes.PASSWORD);

        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(200);
        assertThat(node.report.snapshot().toString()).doesNotContain("s3cret-of-redis");
    }

    @Test
    void userWithTheRightsOfTheDocumentationIsEnough() throws IOException {
        String rule = Files.readAllLines(Path.of("../docs/redis.md")).stream()
                .filter(line -> line.startsWith("user watchword on "))
                .findFirst()
                .orElseThrow();
        RedisProcess redis = own(("--" + rule + " --user default off").split(" "));
        String[] settings = {
            "watchword.redis.url", redis.url(),
            "watchword.redis.user", "watchword",
            "watchword.redis.password", "change-me",
            "watchword.throttle.store", "database",
            "watchword.revocation.poll", "PT5M"
        };
        TestNode one = node(new TestClock());
        TestNode other = node(new TestClock());
        one.start(settings);
        other.start(settings);
        one.user("ada", TwoNodes.PASSWORD);

        Answer refreshed = TwoNodes.refresh(one, TwoNodes.refresh(TwoNodes.login(one, "ada")));
        String access = TwoNodes.access(refreshed);
        assertThat(one.answer(one.request("GET", "/auth/admin/sessions").bearer(access))
                        .status())
                .isEqualTo(200);
        assertThat(one.answer(one.request("POST", "/auth/admin/clean-up").bearer(access))
                        .status())
                .isEqualTo(200);
        await(() -> TwoNodes.me(other, access).status() == 200);
        assertThat(post(one, "/auth/logout-all", access).status()).isEqualTo(204);
        await(() -> TwoNodes.me(other, access).status() == 401);
    }

    @Test
    void userWhoMayNotDoOneOfItIsFoundAtTheStart() {
        RedisProcess redis = own("--user watchword on >pw ~watchword:* &watchword:* +@all -hincrby".split(" "));
        TestNode node = node(new TestClock());
        node.start(
                "watchword.redis.url",
                redis.url(),
                "watchword.redis.user",
                "watchword",
                "watchword.redis.password",
                "pw");

        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(503);
        assertThat(node.report.snapshot().conflicts())
                .anySatisfy(conflict -> assertThat(conflict.what() + conflict.remedy())
                        .contains("move a session on")
                        .contains("docs/redis.md"));
    }

    @Test
    void replicaIsNotUsedAndTheReportSaysWhatIs() {
        RedisProcess replica = own(
                "--replicaof",
                "127.0.0.1",
                Integer.toString(SharedRedis.server().port()));
        TestNode node = node(new TestClock());
        node.start(on(replica));

        assertThat(TwoNodes.login(node, "ada").status()).isEqualTo(503);
        assertThat(node.report.snapshot().conflicts())
                .anySatisfy(conflict ->
                        assertThat(conflict.what() + conflict.remedy()).contains("replica", "primary"));
    }

    @Test
    void urlThatCannotBeUsedStopsTheStartAndIsNotRepeated() {
        for (String url : List.of(
                "http://redis:6379", "redis://me:s3cret@redis:6379", "redis://", "redis://redis/one", "redis:// x")) {
            assertThatThrownBy(() -> node(new TestClock()).start("watchword.redis.url", url))
                    .as(url)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.redis.url")
                    .hasMessageNotContaining("s3cret");
        }
    }
}

package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.json;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.api.Failure;
import org.watchword.api.login.Watchword;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.key.Keys;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.start.AuthModule;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

class AuthRestModuleTest {

    private final TestNode node = new TestNode();

    private Answer login() {
        TestRequest request =
                node.request("POST", "/auth/login").json("{\"username\":\"root\",\"password\":\"correct horse\"}");
        return node.answer(request);
    }

    private void startWithAdministrator() {
        node.start("watchword.bootstrap.username", "root", "watchword.bootstrap.password", "correct horse");
    }

    private List<String> kinds() {
        return node.stores.audit().find(new AuditStore.Filter(null, null, null, null), 0, 10).rows().stream()
                .map(AuditRecord::kind)
                .toList();
    }

    private String report() {
        return node.report.snapshot().toString();
    }

    @Test
    void moduleIsFoundByItsService() {
        assertThat(ServiceLoader.load(AuthModule.class)).hasOnlyElementsOfType(AuthRestModule.class);
    }

    @Test
    void redisWithoutTheJarThatUsesItStopsTheStart() {
        assertThatThrownBy(() -> node.start("watchword.redis.url", "redis://redis:6379"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.redis.url")
                .hasMessageContaining("auth-redis");
    }

    @Test
    void firstAdministratorCanLogInAndTheReportShowsNoSecret() {
        startWithAdministrator();

        assertThat(login().status()).isEqualTo(200);
        assertThat(report()).contains("administrator", "generated").doesNotContain("horse");
    }

    @Test
    void firstAdministratorAndTheFirstKeyAreAuditRows() {
        startWithAdministrator();

        assertThat(kinds()).containsExactlyInAnyOrder("first_administrator", "key_created", "key_loaded");
    }

    @Test
    void keyFromSettingsIsAnAuditRow() {
        node.start("watchword.key.secret", "a secret of more than thirty-two bytes");

        assertThat(kinds()).containsExactly("key_loaded");
    }

    @Test
    void callerWhomTheHostsResourcesRefuseIsAnAuditRowOnceAMinute() {
        AuthModule.Contribution contribution = node.start();
        String ada = node.user("ada", "correct horse", Set.of("user"));
        String token = json(node.answer(node.request("POST", "/auth/login")
                        .json("{\"username\":\"ada\",\"password\":\"correct horse\"}")))
                .getString("access_token");
        HttpServletRequest request = node.request("GET", "/api/reports/ada@example.org")
                .bearer(token)
                .header("X-Request-Id", "r-1")
                .servlet();
        Optional<Principal> caller = RequestAuthentication.of(request)
                .flatMap(RequestAuthentication::principal)
                .map(Principal.class::cast);
        Failure refused = Failure.forbidden("role_missing", "A required role is missing");

        contribution.refusals().refused(request, caller, refused);
        contribution.refusals().refused(request, caller, refused);
        contribution.refusals().refused(request, caller, Failure.authenticationRequired());

        AuditStore.Filter denied = new AuditStore.Filter(null, "access_denied", null, null);
        assertThat(node.stores.audit().find(denied, 0, 10).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.outcome()).isEqualTo("denied");
                    assertThat(row.actorId()).isEqualTo(ada);
                    assertThat(row.sessionId()).isNotEmpty();
                    assertThat(row.requestId()).isEqualTo("r-1");
                    assertThat(row.detail()).startsWith("role_missing").doesNotContain("ada@");
                });
    }

    @Test
    void databaseThatIsDownAtStartDoesNotStopItAndIsFoundLater() {
        node.databaseDown = true;
        startWithAdministrator();

        assertThat(report()).contains("does not answer");
        assertThat(node.openings).as("the report asks nothing").hasValue(1);
        assertThat(login().status()).isEqualTo(503);
        assertThat(login().headers()).containsKey("Retry-After");
        assertThat(node.openings).as("not tried at every request").hasValue(1);

        node.database(false);
        assertThat(login().status()).as("the first administrator is made then").isEqualTo(200);
        assertThat(node.openings).hasValue(2);
    }

    @Test
    void settingsThatCannotBeUsedStopTheStartAndLeaveNothingOpen() {
        assertThatThrownBy(() ->
                        node.start("watchword.bootstrap.username", "root", "watchword.bootstrap.password", "short"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.bootstrap.password");
        assertThatThrownBy(() -> node.start("watchword.key.encryption-key", "c2hvcnQ="))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> node.start("watchword.key.algorithm", "HS256"))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> node.start("watchword.token.algorithms", "RS256"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.algorithms does not allow ES256");

        assertThat(node.closings.get()).isEqualTo(node.openings.get());
        assertThat(node.attribute(Watchword.class)).isEmpty();
    }

    @Test
    void keyFromSettingsNeedsNoKeyInTheDatabase() {
        node.start(
                "watchword.key.secret", "a secret of more than thirty-two bytes",
                "watchword.bootstrap.username", "root",
                "watchword.bootstrap.password", "correct horse");

        assertThat(login().status()).isEqualTo(200);
        assertThat(node.stores.signingKeys().all()).isEmpty();
    }

    @Test
    void publicKeyAloneStopsTheStartButNotWhereMicroProfileNamesIt(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPublic().getEncoded();
        Path pem = folder.resolve("public.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n");

        assertThatThrownBy(() -> node.start("watchword.key.location", "file:" + pem))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("login needs a private key");
        assertThat(node.start("mp.jwt.verify.publickey.location", "file:" + pem)
                        .keys()
                        .keys())
                .isInstanceOf(Keys.Available.class);
        assertThat(node.stores.signingKeys().all()).hasSize(1);
    }

    @Test
    void stopClosesTheStoresAndTakesTheServicesAway() {
        startWithAdministrator();
        node.stop();

        assertThat(node.closings).hasValue(1);
        assertThat(node.attribute(Watchword.class)).isEmpty();
    }
}

package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.config.ConfigurationException;
import org.watchword.key.Keys;
import org.watchword.servlet.AuthModule;

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

    private String report() {
        return node.report.snapshot().toString();
    }

    @Test
    void moduleIsFoundByItsService() {
        assertThat(ServiceLoader.load(AuthModule.class)).hasOnlyElementsOfType(AuthRestModule.class);
    }

    @Test
    void firstAdministratorCanLogInAndTheReportShowsNoSecret() {
        startWithAdministrator();

        assertThat(login().status()).isEqualTo(200);
        assertThat(report()).contains("administrator", "generated").doesNotContain("horse");
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
        assertThat(node.attribute(AuthServices.class)).isEmpty();
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
        assertThat(node.attribute(AuthServices.class)).isEmpty();
    }
}

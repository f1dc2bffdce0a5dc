package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.mail.MailSettings;
import org.watchword.path.PathSettings;
import org.watchword.session.TestConfigurations;
import org.watchword.token.TokenSettings;

class SettingSourcesTest {

    @TempDir
    Path classes;

    @Test
    void theHostsFileComesBeforeContextParameters() throws IOException {
        write("watchword.token.issuer=from-file\n");
        try (URLClassLoader loader = loader()) {
            Configuration configuration = Configuration.read(
                    TestConfigurations.ALL,
                    SettingSources.of(
                            TestConfigurations.ALL,
                            loader,
                            name -> name.startsWith("watchword.token.") ? contextParameter(name) : null));

            assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("from-file");
            assertThat(configuration.origin(TokenSettings.TOKEN_ISSUER)).isEqualTo("META-INF/watchword.properties");
            assertThat(configuration.get(TokenSettings.TOKEN_MAX_LENGTH)).isEqualTo(999);
            assertThat(configuration.origin(TokenSettings.TOKEN_MAX_LENGTH)).isEqualTo("context parameter");
        }
    }

    @Test
    void aMisspeltNameInTheHostsFileStopsTheStart() throws IOException {
        write("watchword.token.tll=PT5M\n");
        try (URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> SettingSources.of(TestConfigurations.ALL, loader, name -> null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.token.tll")
                    .hasMessageContaining("write watchword.token.ttl")
                    .hasMessageContaining("docs/settings.md");
        }
    }

    @Test
    void outsideOfAServerTheEnvironmentComesBeforeTheFile() throws IOException {
        write("watchword.token.issuer=from-file\nwatchword.token.max-length=999\n");
        Configuration configuration = Configuration.read(
                TestConfigurations.ALL,
                SettingSources.outsideOfServer(
                        TestConfigurations.ALL, Map.of("WATCHWORD_TOKEN_ISSUER", "from-environment"), file()));

        assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("from-environment");
        assertThat(configuration.get(TokenSettings.TOKEN_MAX_LENGTH)).isEqualTo(999);
    }

    @Test
    void outsideOfAServerAMisspeltNameOrNoFileIsToldToo() throws IOException {
        write("watchword.token.tll=PT5M\n");

        assertThatThrownBy(() -> SettingSources.outsideOfServer(TestConfigurations.ALL, Map.of(), file()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.tll");
        assertThatThrownBy(() ->
                        SettingSources.outsideOfServer(TestConfigurations.ALL, Map.of(), classes.resolve("absent")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent cannot be read");
    }

    @Test
    void byteOrderMarkBeforeTheFirstLineOfAFileIsNoPartOfIt() throws IOException {
        write("\uFEFFwatchword.paths.authenticated=/members/*\nwatchword.token.issuer=me\n");
        try (URLClassLoader loader = loader()) {
            Configuration configuration = Configuration.read(
                    TestConfigurations.ALL, SettingSources.of(TestConfigurations.ALL, loader, name -> null));

            assertThat(configuration.get(PathSettings.PATHS_AUTHENTICATED)).containsExactly("/members/*");
            assertThat(configuration.get(TokenSettings.TOKEN_ISSUER)).isEqualTo("me");
        }
        assertThat(Configuration.read(
                                TestConfigurations.ALL,
                                SettingSources.outsideOfServer(TestConfigurations.ALL, Map.of(), file()))
                        .get(PathSettings.PATHS_AUTHENTICATED))
                .containsExactly("/members/*");
    }

    @Test
    void fileInAnotherEncodingStopsTheStart() throws IOException {
        write("");
        Files.write(file(), "watchword.token.issuer=me\n".getBytes(StandardCharsets.UTF_16));

        try (URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> SettingSources.of(TestConfigurations.ALL, loader, name -> null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("META-INF/watchword.properties is not UTF-8");
        }
    }

    @Test
    void valueOfAFileInAnotherEncodingStopsTheStart() throws IOException {
        write("");
        Files.write(file(), "watchword.bootstrap.username=J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Configuration.read(
                        TestConfigurations.ALL,
                        SettingSources.outsideOfServer(TestConfigurations.ALL, Map.of(), file())))
                .hasMessageContaining("watchword.bootstrap.username")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void misspeltNameIsToldWithTheNearestRightOne() throws IOException {
        write("watchword.token.issuer=me\npaths.authenticated=/x/*\nmp.jwt.verify.issuer=me\n");
        try (URLClassLoader loader = loader()) {
            List<UnknownName> unknown = SettingSources.unknownNames(
                    TestConfigurations.ALL,
                    Set.of("watchword.path.authenticated", "watchword.token.ttl", "user.home"),
                    Map.of(
                            "WATCHWORD_PATHS_AUTHENTICATE", "/x/*",
                            "WATCHWORD_TOKEN_TTL", "PT5M",
                            "WATCHWORD_DB_PASSWORD", "secret",
                            "watchword_token_issuer", "me",
                            "WATCHWORD_SOMETHING_WHOLLY_DIFFERENT", "x",
                            "HOME", "/root"),
                    loader,
                    List.of("watchword.kye.secret", "other"));

            assertThat(unknown)
                    .containsExactlyInAnyOrder(
                            new UnknownName(
                                    "watchword.path.authenticated",
                                    "system property",
                                    Optional.of("watchword.paths.authenticated")),
                            new UnknownName(
                                    "WATCHWORD_PATHS_AUTHENTICATE",
                                    "environment",
                                    Optional.of("WATCHWORD_PATHS_AUTHENTICATED")),
                            new UnknownName(
                                    "watchword_token_issuer", "environment", Optional.of("WATCHWORD_TOKEN_ISSUER")),
                            new UnknownName("WATCHWORD_SOMETHING_WHOLLY_DIFFERENT", "environment", Optional.empty()),
                            new UnknownName(
                                    "paths.authenticated",
                                    "META-INF/watchword.properties",
                                    Optional.of("watchword.paths.authenticated")),
                            new UnknownName(
                                    "watchword.kye.secret", "context parameter", Optional.of("watchword.key.secret")));
        }
    }

    @Test
    void whatKubernetesSetsForAServiceIsNoMisspeltName() throws IOException {
        write("");
        Map<String, String> environment = new HashMap<>();
        for (String service : List.of("WATCHWORD", "WATCHWORD_MAIL")) {
            environment.put(service + "_SERVICE_HOST", "10.0.0.11");
            environment.put(service + "_SERVICE_PORT", "8080");
            environment.put(service + "_SERVICE_PORT_HTTP", "8080");
            environment.put(service + "_PORT", "tcp://10.0.0.11:8080");
            environment.put(service + "_PORT_8080_TCP", "tcp://10.0.0.11:8080");
            environment.put(service + "_PORT_8080_TCP_PROTO", "tcp");
            environment.put(service + "_PORT_8080_TCP_PORT", "8080");
            environment.put(service + "_PORT_8080_TCP_ADDR", "10.0.0.11");
        }
        environment.put("WATCHWORD_SMTP_PORT", "25");
        try (URLClassLoader loader = loader()) {
            assertThat(SettingSources.unknownNames(TestConfigurations.ALL, Set.of(), environment, loader, List.of()))
                    .extracting(UnknownName::name)
                    .containsExactly("WATCHWORD_SMTP_PORT");
        }
        // The service's address has the name of a setting.
        assertThat(Configuration.read(TestConfigurations.ALL, List.of(SettingSources.environment(environment)))
                        .origin(MailSettings.MAIL_PORT))
                .isEqualTo("default");
    }

    private static String contextParameter(String name) {
        return name.equals("watchword.token.issuer") ? "from-parameter" : name.endsWith("max-length") ? "999" : null;
    }

    private void write(String content) throws IOException {
        Path file = file();
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Path file() {
        return classes.resolve(SettingSources.HOST_FILE);
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }
}

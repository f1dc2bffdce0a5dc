package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourcesTest {

    @TempDir
    Path classes;

    @Test
    void theHostsFileComesBeforeContextParameters() throws IOException {
        write("watchword.token.issuer=from-file\n");
        try (URLClassLoader loader = loader()) {
            Configuration configuration = Configuration.read(SettingSources.of(
                    loader, name -> name.startsWith("watchword.token.") ? contextParameter(name) : null));

            assertThat(configuration.get(Settings.TOKEN_ISSUER)).isEqualTo("from-file");
            assertThat(configuration.origin(Settings.TOKEN_ISSUER)).isEqualTo("META-INF/watchword.properties");
            assertThat(configuration.get(Settings.TOKEN_MAX_LENGTH)).isEqualTo(999);
            assertThat(configuration.origin(Settings.TOKEN_MAX_LENGTH)).isEqualTo("context parameter");
        }
    }

    @Test
    void aMisspeltNameInTheHostsFileStopsTheStart() throws IOException {
        write("watchword.token.tll=PT5M\n");
        try (URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> SettingSources.of(loader, name -> null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.token.tll")
                    .hasMessageContaining("docs/settings.md");
        }
    }

    @Test
    void outsideOfAServerTheEnvironmentComesBeforeTheFile() throws IOException {
        write("watchword.token.issuer=from-file\nwatchword.token.max-length=999\n");
        Configuration configuration = Configuration.read(
                SettingSources.outsideOfServer(Map.of("WATCHWORD_TOKEN_ISSUER", "from-environment"), file()));

        assertThat(configuration.get(Settings.TOKEN_ISSUER)).isEqualTo("from-environment");
        assertThat(configuration.get(Settings.TOKEN_MAX_LENGTH)).isEqualTo(999);
    }

    @Test
    void outsideOfAServerAMisspeltNameOrNoFileIsToldToo() throws IOException {
        write("watchword.token.tll=PT5M\n");

        assertThatThrownBy(() -> SettingSources.outsideOfServer(Map.of(), file()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.token.tll");
        assertThatThrownBy(() -> SettingSources.outsideOfServer(Map.of(), classes.resolve("absent")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent cannot be read");
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

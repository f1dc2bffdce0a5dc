package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static String contextParameter(String name) {
        return name.equals("watchword.token.issuer") ? "from-parameter" : name.endsWith("max-length") ? "999" : null;
    }

    private void write(String content) throws IOException {
        Path file = classes.resolve(SettingSources.HOST_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }
}

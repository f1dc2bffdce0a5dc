package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {

    @TempDir
    Path folder;

    private URL jar(String name, String artifact, String version) throws IOException {
        Path file = folder.resolve(name + "/META-INF/maven/org.watchword/" + artifact + "/pom.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version=" + version + "\n");
        return folder.resolve(name).toUri().toURL();
    }

    private static Jars seenBy(URL... urls) {
        return Jars.of(new URLClassLoader(urls, null));
    }

    @Test
    void jarsOfOneVersionFit() throws IOException {
        Jars jars = seenBy(jar("filter", "auth-filter", "1.2"), jar("rest", "auth-rest", "1.2"));

        assertThat(jars.version()).contains("1.2");
        assertThat(jars.conflicts()).isEmpty();
    }

    @Test
    void jarsOfDifferentVersionsDoNot() throws IOException {
        Jars jars = seenBy(jar("filter", "auth-filter", "1.2"), jar("rest", "auth-rest", "1.1"));

        assertThat(jars.conflicts().toString()).contains("different versions (1.1, 1.2)");
    }

    @Test
    void secondCopyIsNamedWithItsPlace() throws IOException {
        Jars jars = seenBy(jar("lib", "auth-filter", "1.2"), jar("server", "auth-filter", "1.2"));

        assertThat(jars.conflicts()).hasSize(1);
        assertThat(jars.conflicts().toString()).contains("2 times", "/lib/", "/server/");
    }

    @Test
    void classesWithoutTheirJarsSayNothing() {
        Jars jars = Jars.of(new URLClassLoader(new URL[0], null));

        assertThat(jars.version()).isEmpty();
        assertThat(jars.conflicts()).isEqualTo(List.of());
    }
}

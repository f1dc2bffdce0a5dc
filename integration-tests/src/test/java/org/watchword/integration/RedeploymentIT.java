package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WAR that is taken away leaves nothing behind. Not by the adapter, which ends its server with the deployment. */
@Tag("payara")
class RedeploymentIT {

    /** The server and the JDK keep the loader of the first application and of the latest, with or without our jars. */
    private static final int WARM_UP = 4;

    private static final int TIMES = 10;

    @TempDir
    Path folder;

    @Test
    void noClassLoaderStaysBehind() throws Exception {
        File war = folder.resolve("app.war").toFile();
        HostWar.named("redeployment")
                .with("watchword.revocation.poll", "PT0.1S")
                .build()
                .as(ZipExporter.class)
                .exportTo(war);

        List<Long> loaders = loadersAfterEach(war);

        assertThat(loaders).hasSize(TIMES);
        long warm = loaders.get(WARM_UP - 1);
        assertThat(loaders.subList(WARM_UP, TIMES))
                .as("class loaders after each redeployment: " + loaders)
                .allMatch(left -> left <= warm);
    }

    private List<Long> loadersAfterEach(File war) throws IOException, InterruptedException {
        File payara = new File(System.getProperty("payara.jar"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opens(payara));
        command.addAll(List.of(
                "-cp", payara.getPath(), System.getProperty("redeployments"), war.getPath(), Integer.toString(TIMES)));
        Path log = folder.resolve("redeployments.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends in time").isTrue();
            assertThat(process.exitValue()).as(tail(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("LOADERS "))
                .map(line -> Long.valueOf(line.substring("LOADERS ".length())))
                .toList();
    }

    /** What the manifest asks for counts only where the jar is started with -jar. */
    private static List<String> opens(File payara) throws IOException {
        try (JarFile jar = new JarFile(payara)) {
            List<String> options = new ArrayList<>();
            for (String opened :
                    jar.getManifest().getMainAttributes().getValue("Add-Opens").split(" ", -1)) {
                options.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            return options;
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}

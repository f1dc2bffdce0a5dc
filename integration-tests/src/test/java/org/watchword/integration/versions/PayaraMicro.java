package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Payara Micro: a jar that is given the WAR when it starts, and commands by its input. */
final class PayaraMicro implements InstalledServer {

    private final Path jar;
    private final Path war;
    private final int port;

    PayaraMicro(Path archive, Path folder, int port) {
        this.jar = archive;
        this.war = folder.resolve("smoke.war");
        this.port = port;
    }

    @Override
    public void place(Path given) throws IOException {
        Files.copy(given, war, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> command(Path javaHome) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.add("-Djava.io.tmpdir=" + war.getParent());
        // What the manifest asks for counts only where the jar is started with -jar.
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (String one : opened.getManifest()
                    .getMainAttributes()
                    .getValue("Add-Opens")
                    .split(" ", -1)) {
                command.add("--add-opens=" + one + "=ALL-UNNAMED");
            }
        }
        // Left out by the manifest of 6.2023.8; without it that version deploys no enterprise bean on JDK 17, whatever
        // else is in the WAR.
        command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        command.addAll(List.of("-cp", jar.toString(), System.getProperty("payara.launcher"), Integer.toString(port)));
        command.add(war.toString());
        return command;
    }

    @Override
    public void replace(Path given, ServerProcess running) throws IOException {
        running.tell("undeploy\tsmoke");
        running.tell("deploy\tsmoke\tsmoke\t" + given);
    }

    @Override
    public List<Path> configuration() {
        return List.of();
    }
}

package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** WildFly: set up by its command line as docs/servers.md says, and its deployment scanner takes the WAR. */
final class WildFly implements InstalledServer {

    private final Path home;
    private final int port;

    WildFly(Path home, int port, Path javaHome) throws IOException {
        this.home = home;
        this.port = port;
        ServerProcess.run(
                List.of(
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--commands=embed-server,/subsystem=undertow/application-security-domain=other:"
                                + "write-attribute(name=integrated-jaspi,value=false),stop-embedded-server"),
                javaHome,
                home);
    }

    @Override
    public void place(Path war) throws IOException {
        Files.copy(war, deployed(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> command(Path javaHome) {
        return List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-Djboss.management.https.port=0",
                "-Djboss.socket.binding.port-offset=0");
    }

    @Override
    public void replace(Path war, ServerProcess running) throws IOException {
        place(war);
        Files.writeString(home.resolve("standalone/deployments/smoke.war.dodeploy"), "");
    }

    @Override
    public List<Path> configuration() {
        return List.of(home.resolve("standalone/configuration/standalone.xml"));
    }

    private Path deployed() {
        return home.resolve("standalone/deployments/smoke.war");
    }
}

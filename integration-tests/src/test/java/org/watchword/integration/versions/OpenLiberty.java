package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Open Liberty with {@code webProfile-10.0} and a driver; it watches the WAR's file. */
final class OpenLiberty implements InstalledServer {

    private final Path home;

    OpenLiberty(Path home, int port) throws IOException {
        this.home = home;
        Path server = home.resolve("usr/servers/defaultServer");
        Files.createDirectories(server.resolve("apps"));
        Files.createDirectories(server.resolve("jdbc"));
        Files.copy(Driver.jar(), server.resolve("jdbc/h2.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(server.resolve("server.xml"), """
                <server>
                  <featureManager><feature>webProfile-10.0</feature></featureManager>
                  <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%s" httpsPort="-1">
                    <!-- it waits for open connections before it ends -->
                    <httpOptions persistTimeout="1s" />
                  </httpEndpoint>
                  <library id="global"><fileset dir="${server.config.dir}/jdbc" includes="*.jar" /></library>
                  <webApplication location="smoke.war" contextRoot="smoke" />
                </server>
                """.formatted(Integer.toString(port)));
    }

    @Override
    public void place(Path war) throws IOException {
        Files.copy(war, home.resolve("usr/servers/defaultServer/apps/smoke.war"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> command(Path javaHome) {
        return List.of(home.resolve("bin/server").toString(), "run", "defaultServer");
    }

    @Override
    public void replace(Path war, ServerProcess running) throws IOException {
        place(war);
    }

    @Override
    public List<Path> configuration() {
        return List.of(home.resolve("usr/servers/defaultServer/server.xml"));
    }
}

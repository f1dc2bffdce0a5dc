package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * GlassFish with a driver in its domain; it watches the folder {@code autodeploy}, and keeps what it took from there.
 */
final class GlassFish implements InstalledServer {

    private final Path home;
    private final Path domain;

    /**
     * Sets its ports.
     *
     * @param otherPorts a free port each time it is asked
     */
    GlassFish(Path home, int port, IntSupplier otherPorts) throws IOException {
        this.home = home;
        this.domain = home.resolve("glassfish/domains/domain1");
        Files.copy(Driver.jar(), domain.resolve("lib/h2.jar"), StandardCopyOption.REPLACE_EXISTING);
        String text = Files.readString(domainXml());
        text = port(text, "port=\"\\d+\"( protocol=\"http-listener-1\")", port);
        text = port(text, "port=\"\\d+\"( protocol=\"http-listener-2\")", otherPorts.getAsInt());
        text = port(text, "port=\"\\d+\"( protocol=\"admin-listener\")", otherPorts.getAsInt());
        text = text.replaceAll("(<jmx-connector [^>]*)port=\"\\d+\"", "$1port=\"" + otherPorts.getAsInt() + "\"");
        text = text.replaceAll("<iiop-listener [^>]*port=\"3700\"", "$0")
                .replace("port=\"3700\"", "port=\"" + otherPorts.getAsInt() + "\"")
                .replace("port=\"3820\"", "port=\"" + otherPorts.getAsInt() + "\"")
                .replace("port=\"3920\"", "port=\"" + otherPorts.getAsInt() + "\"")
                .replace("port=\"7676\"", "port=\"" + otherPorts.getAsInt() + "\"");
        Files.writeString(domainXml(), text);
    }

    private static String port(String text, String pattern, int port) {
        return text.replaceAll(pattern, "port=\"" + port + "\"$1");
    }

    @Override
    public void place(Path war) throws IOException {
        Files.copy(war, domain.resolve("autodeploy/smoke.war"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> command(Path javaHome) {
        return List.of(home.resolve("bin/asadmin").toString(), "start-domain", "--verbose", "domain1");
    }

    @Override
    public void replace(Path war, ServerProcess running) throws IOException {
        place(war);
    }

    @Override
    public List<Path> configuration() {
        return List.of(domainXml());
    }

    private Path domainXml() {
        return domain.resolve("config/domain.xml");
    }
}

package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.watchword.integration.payara.PayaraConfiguration;
import org.watchword.integration.payara.PayaraProcess;

/** A Payara Micro of one test's own with one application, so that it can be killed and started again. */
final class OwnServer implements AutoCloseable {

    private final String application;
    private final Path war;
    private final int port;
    private final PayaraConfiguration configuration = new PayaraConfiguration();
    private final Client client;
    private PayaraProcess process;

    /**
     * Started when this returns.
     *
     * @param folder for everything that it writes; what is killed does not tidy up
     */
    OwnServer(WebArchive application, Path folder) {
        this.application = application.getName().replace(".war", "");
        this.war = folder.resolve(application.getName());
        application.as(ZipExporter.class).exportTo(war.toFile(), true);
        this.port = FreePort.find();
        configuration.setJar(System.getProperty("payara.jar"));
        configuration.setLauncher(System.getProperty("payara.launcher"));
        configuration.setLog(folder.resolve("server.log").toString());
        configuration.setVmArguments("-Djava.io.tmpdir=" + folder);
        this.client = new Client(uri(port), this.application);
        this.process = started();
    }

    Client client() {
        return client;
    }

    /** Gone when this returns. */
    void kill() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** On the same port, with the same application. */
    void startAgain() {
        process = started();
    }

    private PayaraProcess started() {
        try {
            PayaraProcess server = PayaraProcess.start(configuration, port);
            server.deploy(application, application, war);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL uri(int port) {
        try {
            return URI.create("http://localhost:" + port).toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

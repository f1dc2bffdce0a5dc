package org.watchword.integration.payara;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.watchword.integration.FreePort;

/**
 * One Payara Micro, started with the first test; it ends with the process of the tests. Surefire runs class after class
 * in such a process, and Arquillian takes each for a run of its own.
 */
public final class PayaraContainer implements DeployableContainer<PayaraConfiguration> {

    /** Where the tests that need it read the port of the server. */
    private static final String PORT = "server.port";

    private static PayaraProcess server;
    private static Path wars;

    private PayaraConfiguration configuration;

    @Override
    public Class<PayaraConfiguration> getConfigurationClass() {
        return PayaraConfiguration.class;
    }

    @Override
    public void setup(PayaraConfiguration given) {
        this.configuration = given;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            startOnce(configuration);
        } catch (IOException e) {
            throw new LifecycleException("Payara Micro does not start", e);
        }
    }

    /** On a port of its own, since the tests run in several processes at once. */
    private static synchronized void startOnce(PayaraConfiguration configuration) throws IOException {
        if (server == null) {
            wars = Files.createTempDirectory("wars");
            int port = FreePort.find();
            System.setProperty(PORT, Integer.toString(port));
            server = PayaraProcess.start(configuration, port);
        }
    }

    @Override
    public void stop() {
        // The next class of tests goes on with it.
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String name = name(archive);
        File war = wars.resolve(name + ".war").toFile();
        archive.as(ZipExporter.class).exportTo(war, true);
        try {
            server.deploy(name, name.equals("ROOT") ? "/" : name, war.toPath());
        } catch (IOException e) {
            throw new DeploymentException("Not deployed: " + name, e);
        }
        return new ProtocolMetaData().addContext(new HTTPContext("localhost", Integer.getInteger(PORT)));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            server.undeploy(name(archive));
        } catch (IOException e) {
            throw new DeploymentException("Not taken away: " + archive.getName(), e);
        }
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.war$", "");
    }
}

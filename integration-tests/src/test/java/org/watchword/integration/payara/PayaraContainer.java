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

/** One Payara Micro, started with the first test and stopped after the last. */
public final class PayaraContainer implements DeployableContainer<PayaraConfiguration> {

    private PayaraConfiguration configuration;
    private PayaraProcess server;
    private Path wars;

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
            wars = Files.createTempDirectory("wars");
            server = PayaraProcess.start(configuration);
        } catch (IOException e) {
            throw new LifecycleException("Payara Micro does not start", e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            server.stop();
        } catch (IOException e) {
            throw new LifecycleException("Payara Micro does not stop", e);
        }
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
        return new ProtocolMetaData().addContext(new HTTPContext("localhost", configuration.port()));
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

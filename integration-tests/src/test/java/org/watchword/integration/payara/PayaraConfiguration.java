package org.watchword.integration.payara;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What arquillian.xml says of the server. A bean, since Arquillian sets it by its setters. */
public final class PayaraConfiguration implements ContainerConfiguration {

    private String jar = "";
    private String launcher = "";
    private String log = "";
    private String vmArguments = "";

    /** The server: {@code payara-micro.jar}. */
    public void setJar(String jar) {
        this.jar = jar;
    }

    /** The source file that runs it. */
    public void setLauncher(String launcher) {
        this.launcher = launcher;
    }

    /** Where the server logs. */
    public void setLog(String log) {
        this.log = log;
    }

    /** For the Java machine, separated by spaces. */
    public void setVmArguments(String vmArguments) {
        this.vmArguments = vmArguments;
    }

    Path jar() {
        return Path.of(jar);
    }

    String launcher() {
        return launcher;
    }

    Path log() {
        return Path.of(log);
    }

    String vmArguments() {
        return vmArguments;
    }

    @Override
    public void validate() {
        if (jar.isEmpty() || launcher.isEmpty() || log.isEmpty()) {
            throw new ConfigurationException("jar, launcher and log are needed");
        }
    }
}

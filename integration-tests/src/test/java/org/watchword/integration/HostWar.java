package org.watchword.integration;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.watchword.integration.host.HostApplication;

/**
 * The one builder of host WARs: the host's classes, the three jars as they were packaged, a database of its own, and the settings
 * that a test needs. Everything else is as a host would have it, and so is the same on each server.
 */
final class HostWar {

    private final String name;
    private final Map<String, String> settings = new TreeMap<>();
    private String databaseUrl;

    private HostWar(String name) {
        this.name = name;
        this.databaseUrl = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        with("watchword.datasource", "java:app/jdbc/host");
        with("watchword.password.bcrypt-cost", "10");
    }

    /** A WAR with the defaults of the library, but for bcrypt's cost. */
    static HostWar named(String name) {
        return new HostWar(name);
    }

    /** Adds a setting. */
    HostWar with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Another database than one of its own in memory. */
    HostWar on(String url) {
        databaseUrl = url;
        return this;
    }

    /** The WAR. */
    WebArchive build() {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(HostApplication.class.getPackage())
                .addAsLibraries(libraries())
                .addAsLibraries(drivers())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(webXml()))
                .addAsResource(new StringAsset(properties()), "META-INF/watchword.properties");
    }

    private static File[] libraries() {
        File[] jars =
                Path.of(System.getProperty("host.libs")).toFile().listFiles((folder, file) -> file.endsWith(".jar"));
        if (jars == null || jars.length != 3) {
            throw new IllegalStateException("the three jars of a host are not in " + System.getProperty("host.libs"));
        }
        return jars;
    }

    /** Where a server has no driver that a WAR can see, the WAR brings it, as a host there would. */
    private static File[] drivers() {
        File[] jars =
                Path.of(System.getProperty("host.drivers")).toFile().listFiles((folder, file) -> file.endsWith(".jar"));
        return jars == null ? new File[0] : jars;
    }

    private String properties() {
        StringBuilder lines = new StringBuilder();
        settings.forEach((setting, value) ->
                lines.append(setting).append('=').append(value).append('\n'));
        return lines.toString();
    }

    /** The password is there because Payara does not take an empty one. */
    private String webXml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <data-source>
                    <name>java:app/jdbc/host</name>
                    <class-name>org.h2.jdbcx.JdbcDataSource</class-name>
                    <url>%s</url>
                    <user>sa</user>
                    <password>embedded</password>
                  </data-source>
                </web-app>
                """.formatted(databaseUrl);
    }
}

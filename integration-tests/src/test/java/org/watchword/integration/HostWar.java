package org.watchword.integration;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.watchword.integration.host.HostApplication;

/**
 * The one builder of host WARs: the host's classes, our jars as they were packaged, a data source, and the settings
 * that a test needs. Everything else is as a host would have it, and so is the same on each server.
 */
final class HostWar {

    /** What a WAR with login carries; {@code auth-filter} alone is what one without carries. */
    private static final List<String> LOGIN = List.of("auth-filter", "auth-rest", "jbcrypt");

    private final String name;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<Consumer<WebArchive>> parts = new ArrayList<>();
    private List<String> jars = LOGIN;

    private HostWar(String name) {
        this.name = name;
        with("watchword.password.bcrypt-cost", "10");
        // Tests try wrong passwords in a row; ThrottleIT has it on.
        with("watchword.throttle.enabled", "false");
    }

    /**
     * The usual host: an application at {@code /api} that makes users, resources of every kind, a database of its own.
     */
    static HostWar named(String name) {
        return shape(name)
                .part(war -> war.addPackage(HostApplication.class.getPackage()))
                .beansXml()
                .on("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    /**
     * Nothing but these classes and our jars: no web.xml, no beans.xml, no Application. With a database where one of
     * the classes is {@link org.watchword.integration.shape.HostDatabase}.
     */
    static HostWar shape(String name, Class<?>... classes) {
        return new HostWar(name).part(war -> war.addClasses(classes));
    }

    /** Adds a setting. */
    HostWar with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Adds the one user that the settings can make, {@link TestUser#administrator}. */
    HostWar withAdministrator() {
        return with("watchword.bootstrap.username", TestUser.ADMINISTRATOR)
                .with("watchword.bootstrap.password", TestUser.PASSWORD);
    }

    /** The data source under this JNDI name. */
    HostWar dataSource(String jndiName) {
        return with("watchword.datasource", jndiName);
    }

    /** With a web.xml that declares a data source on this H2 database, and nothing else. */
    HostWar on(String url) {
        return webXml(WebXml.of(WebXml.dataSource(url))).dataSource(WebXml.DATA_SOURCE);
    }

    /**
     * With a web.xml that declares a data source on this PostgreSQL database, and nothing else, and with the driver.
     */
    HostWar onPostgres(String url) {
        return part(war -> war.addAsLibraries(library("postgresql")))
                .webXml(WebXml.of(WebXml.postgres(url)))
                .dataSource(WebXml.DATA_SOURCE);
    }

    /** With the jar that keeps sessions in Redis, and its one setting. */
    HostWar onRedis(String url) {
        return part(war -> war.addAsLibraries(library("auth-redis"))).with("watchword.redis.url", url);
    }

    /** In place of the one before. */
    HostWar webXml(String text) {
        return part(war -> war.setWebXML(new StringAsset(text)));
    }

    /** An empty beans.xml. */
    HostWar beansXml() {
        return part(war -> war.addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));
    }

    /** Without auth-rest: a service that only checks tokens. */
    HostWar filterAlone() {
        jars = List.of("auth-filter");
        return this;
    }

    /** Without any jar of ours, to see what the host is by itself. */
    HostWar withoutUs() {
        jars = List.of();
        return this;
    }

    /** Adds anything else that the host has. */
    HostWar part(Consumer<WebArchive> part) {
        parts.add(part);
        return this;
    }

    /** The WAR. */
    WebArchive build() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war");
        // WildFly only: its H2 is a module that a WAR must ask for; elsewhere the server's driver is seen by all.
        war.setManifest(new StringAsset("Manifest-Version: 1.0\nDependencies: com.h2database.h2 optional\n"));
        jars.forEach(jar -> war.addAsLibraries(library(jar)));
        parts.forEach(part -> part.accept(war));
        return jars.isEmpty() ? war : war.addAsResource(new StringAsset(properties()), "META-INF/watchword.properties");
    }

    private static File library(String artifact) {
        File[] jars = Path.of(System.getProperty("host.libs"))
                .toFile()
                .listFiles((folder, file) -> file.matches(artifact + "-\\d.*\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IllegalStateException(artifact + " is not in " + System.getProperty("host.libs"));
        }
        return jars[0];
    }

    private String properties() {
        StringBuilder lines = new StringBuilder();
        settings.forEach((setting, value) ->
                lines.append(setting).append('=').append(value).append('\n'));
        return lines.toString();
    }
}

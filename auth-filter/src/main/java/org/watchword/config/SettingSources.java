package org.watchword.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The places where settings are written, highest first. */
public final class SettingSources {

    /** Where a host may write its settings, on its class path. */
    public static final String HOST_FILE = "META-INF/watchword.properties";

    private SettingSources() {}

    /**
     * System properties, environment, MicroProfile Config where the server has it, {@link #HOST_FILE}, context parameters.
     *
     * @param loader the web application's
     * @param contextParameter gives a servlet context parameter, or null
     * @throws ConfigurationException if the host's file cannot be read
     */
    public static List<SettingSource> of(ClassLoader loader, UnaryOperator<@Nullable String> contextParameter) {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new Named("system property", (setting, name) -> System.getProperty(name)));
        sources.add(environment(System.getenv()));
        microProfile(loader).ifPresent(sources::add);
        Properties host = hostFile(loader);
        sources.add(new Named(HOST_FILE, (setting, name) -> host.getProperty(name)));
        sources.add(new Named("context parameter", (setting, name) -> contextParameter.apply(name)));
        return List.copyOf(sources);
    }

    /**
     * Where there is no server: system properties, environment, a file of properties.
     *
     * @param environment as {@link System#getenv()}
     * @param file as {@link #HOST_FILE}, in UTF-8; null for none
     * @throws ConfigurationException if the file cannot be read, or names a setting that there is none of
     */
    public static List<SettingSource> outsideOfServer(Map<String, String> environment, @Nullable Path file) {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new Named("system property", (setting, name) -> System.getProperty(name)));
        sources.add(environment(environment));
        if (file != null) {
            Properties properties = load(file.toString(), () -> Files.newInputStream(file));
            sources.add(new Named(file.toString(), (setting, name) -> properties.getProperty(name)));
        }
        return List.copyOf(sources);
    }

    /** Only a setting's own name has a form for the environment: {@code WATCHWORD_TOKEN_TTL}. */
    static SettingSource environment(Map<String, String> environment) {
        return new Named(
                "environment",
                (setting, name) -> name.equals(setting.name()) ? environment.get(setting.environmentName()) : null);
    }

    /** Whether the server brings MicroProfile Config, with an implementation. */
    public static boolean hasMicroProfile(ClassLoader loader) {
        return microProfile(loader).isPresent();
    }

    private static Optional<SettingSource> microProfile(ClassLoader loader) {
        if (!OptionalApi.isPresent("org.eclipse.microprofile.config.ConfigProvider", loader)) {
            // A Jakarta EE server without MicroProfile: the other places remain.
            return Optional.empty();
        }
        return MicroProfileSource.of(loader);
    }

    private static Properties hostFile(ClassLoader loader) {
        URL file = loader.getResource(HOST_FILE);
        return file == null ? new Properties() : load(HOST_FILE, file::openStream);
    }

    private static Properties load(String called, Opening opening) {
        Properties properties = new Properties();
        try (InputStream in = opening.open();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("Watchword cannot start: " + called + " cannot be read", e);
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("watchword.")
                    && Settings.all().stream().noneMatch(s -> s.name().equals(name))) {
                throw new ConfigurationException("Watchword cannot start: " + called + " names " + name
                        + ", which is no setting; docs/settings.md lists them");
            }
        }
        return properties;
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    @FunctionalInterface
    private interface Lookup {
        @Nullable
        String value(Setting<?> setting, String name);
    }

    private record Named(String name, Lookup lookup) implements SettingSource {

        @Override
        public @Nullable String value(Setting<?> setting, String asked) {
            return lookup.value(setting, asked);
        }
    }
}

package org.watchword.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.watchword.text.Utf8Text;

/** The places where settings are written, highest first. */
public final class SettingSources {

    /** Path of the file, on a host's class path, in which the host may write its settings. */
    public static final String HOST_FILE = "META-INF/watchword.properties";

    private static final String MICROPROFILE = "org.eclipse.microprofile.config.ConfigProvider";

    private SettingSources() {}

    /**
     * System properties, environment, MicroProfile Config where the server has it, {@link #HOST_FILE}, context
     * parameters.
     *
     * @param contextParameter gives a servlet context parameter, or null
     * @throws ConfigurationException if the host's file cannot be read
     */
    public static List<SettingSource> of(
            KnownSettings known, ClassLoader loader, UnaryOperator<@Nullable String> contextParameter) {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new NamedSource("system property", (setting, name) -> System.getProperty(name)));
        sources.add(environment(System.getenv()));
        microProfile(loader).ifPresent(sources::add);
        Properties host = hostFile(known, loader);
        sources.add(new NamedSource(HOST_FILE, (setting, name) -> host.getProperty(name)));
        sources.add(new NamedSource("context parameter", (setting, name) -> contextParameter.apply(name)));
        return List.copyOf(sources);
    }

    /**
     * Returns the places that there are without a server: system properties, environment, a file of properties.
     *
     * @param file as {@link #HOST_FILE}, in UTF-8; null for none
     * @throws ConfigurationException if the file cannot be read, or names a setting that there is none of
     */
    public static List<SettingSource> outsideOfServer(
            KnownSettings known, Map<String, String> environment, @Nullable Path file) {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new NamedSource("system property", (setting, name) -> System.getProperty(name)));
        sources.add(environment(environment));
        if (file != null) {
            Properties properties = load(known, file.toString(), () -> Files.newInputStream(file));
            sources.add(new NamedSource(file.toString(), (setting, name) -> properties.getProperty(name)));
        }
        return List.copyOf(sources);
    }

    /** Only a setting's own name has a form for the environment: {@code WATCHWORD_TOKEN_TTL}. */
    static SettingSource environment(Map<String, String> environment) {
        return new NamedSource(
                "environment",
                (setting, name) ->
                        name.equals(setting.name()) ? variable(environment, setting.environmentName()) : null);
    }

    private static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        boolean ofService = value != null
                && KubernetesVariables.isAddress(value)
                && KubernetesVariables.sets(name, environment.keySet());
        return ofService ? null : value;
    }

    /**
     * Finds names in those places that were meant for a setting and are none. In {@link #HOST_FILE} one that begins
     * with {@code watchword.} has stopped the start already.
     */
    public static List<UnknownName> unknownNames(
            KnownSettings known, ClassLoader loader, Collection<String> contextParameters) {
        return unknownNames(
                known, System.getProperties().stringPropertyNames(), System.getenv(), loader, contextParameters);
    }

    static List<UnknownName> unknownNames(
            KnownSettings known,
            Set<String> systemProperties,
            Map<String, String> environment,
            ClassLoader loader,
            Collection<String> contextParameters) {
        UnknownNames names = new UnknownNames(known);
        List<UnknownName> unknown = new ArrayList<>();
        unknown.addAll(names.among("system property", systemProperties));
        unknown.addAll(names.inEnvironment(environment, hasMicroProfile(loader)));
        Set<String> others = new HashSet<>(microProfileNames(loader));
        others.removeAll(systemProperties);
        // It reads the environment too, and some implementations name its variables with dots in place of underscores.
        others.removeIf(
                name -> environment.containsKey(name) || environment.containsKey(UnknownNames.asVariable(name)));
        unknown.addAll(names.among("MicroProfile Config", others));
        unknown.addAll(names.inOwnFile(HOST_FILE, hostFile(known, loader).stringPropertyNames()));
        unknown.addAll(names.among("context parameter", contextParameters));
        return List.copyOf(unknown);
    }

    private static Set<String> microProfileNames(ClassLoader loader) {
        return OptionalApi.isPresent(MICROPROFILE, loader) ? MicroProfileSource.names(loader) : Set.of();
    }

    /** Tells whether the server brings MicroProfile Config, with an implementation. */
    public static boolean hasMicroProfile(ClassLoader loader) {
        return microProfile(loader).isPresent();
    }

    private static Optional<SettingSource> microProfile(ClassLoader loader) {
        if (!OptionalApi.isPresent(MICROPROFILE, loader)) {
            // A Jakarta EE server without MicroProfile: the other places remain.
            return Optional.empty();
        }
        return MicroProfileSource.of(loader);
    }

    private static Properties hostFile(KnownSettings known, ClassLoader loader) {
        URL file = loader.getResource(HOST_FILE);
        return file == null ? new Properties() : load(known, HOST_FILE, file::openStream);
    }

    private static Properties load(KnownSettings known, String called, ResourceOpener opening) {
        Properties properties = new Properties();
        try (InputStream in = opening.open()) {
            properties.load(new StringReader(Utf8Text.of(in.readAllBytes())));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("Watchword cannot start: " + called + " cannot be read", e);
        }
        Set<String> names = properties.stringPropertyNames();
        if (names.stream().anyMatch(name -> Utf8Text.hasLost(name) || name.indexOf('\0') >= 0)) {
            throw new ConfigurationException("Watchword cannot start: " + called + " is not UTF-8; save it so");
        }
        new UnknownNames(known).among(called, names).stream().findFirst().ifPresent(unknown -> {
            throw new ConfigurationException("Watchword cannot start: " + called + " names " + unknown.name()
                    + ", which is no setting; " + unknown.remedy());
        });
        return properties;
    }

    @FunctionalInterface
    private interface ResourceOpener {
        InputStream open() throws IOException;
    }

    @FunctionalInterface
    private interface Lookup {
        @Nullable
        String value(Setting<?> setting, String name);
    }

    private record NamedSource(String name, Lookup lookup) implements SettingSource {

        @Override
        public @Nullable String value(Setting<?> setting, String asked) {
            return lookup.value(setting, asked);
        }
    }
}

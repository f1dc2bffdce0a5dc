package org.watchword.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config. A class of its own, so that servers without it never load it. */
final class MicroProfileSource implements SettingSource {

    private final Config config;

    private MicroProfileSource(Config config) {
        this.config = config;
    }

    /** Empty where the API is there but nothing implements it. */
    static Optional<SettingSource> of(ClassLoader loader) {
        try {
            return Optional.of(new MicroProfileSource(ConfigProvider.getConfig(loader)));
        } catch (IllegalStateException noImplementation) {
            return Optional.empty();
        }
    }

    /** The names that it has, as far as it tells. */
    static Set<String> names(ClassLoader loader) {
        Set<String> names = new HashSet<>();
        try {
            ConfigProvider.getConfig(loader).getPropertyNames().forEach(names::add);
        } catch (IllegalStateException noImplementation) {
            return Set.of();
        }
        return names;
    }

    @Override
    public String name() {
        return "MicroProfile Config";
    }

    @Override
    public @Nullable String value(Setting<?> setting, String name) {
        return config.getOptionalValue(name, String.class).orElseGet(() -> setting.takesEmpty() ? empty(name) : null);
    }

    /**
     * MicroProfile Config takes an empty value for none (its §Missing and empty), and still knows that it was written.
     */
    private @Nullable String empty(String name) {
        String raw = config.getConfigValue(name).getRawValue();
        return raw != null && raw.isBlank() ? "" : null;
    }
}

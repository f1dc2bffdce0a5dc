package org.watchword.config;

import java.util.Optional;
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

    @Override
    public String name() {
        return "MicroProfile Config";
    }

    @Override
    public @Nullable String value(Setting<?> setting, String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }
}

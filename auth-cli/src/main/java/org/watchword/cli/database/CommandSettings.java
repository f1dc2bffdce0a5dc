package org.watchword.cli.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;
import org.watchword.config.KnownSettings;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.config.SettingSources;
import org.watchword.start.FilterSettings;
import org.watchword.start.login.AuthRestModule;
import org.watchword.throttle.ThrottleSettings;

/**
 * Reads the settings of a command. Counters of failed logins are always those of the database: a command has no memory
 * that nodes would look into, and whether theirs are in the database it cannot know.
 */
public final class CommandSettings {

    /** Holds the settings of a node. */
    public static final KnownSettings KNOWN =
            FilterSettings.ALL.with(new AuthRestModule().settings(CommandSettings.class.getClassLoader()));

    private CommandSettings() {}

    /**
     * Reads them from the environment and from a file, if there is one.
     *
     * @throws org.watchword.config.ConfigurationException if one cannot be used
     */
    static Configuration read(Map<String, String> environment, @Nullable Path file) {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new Fixed(Map.of(
                ThrottleSettings.THROTTLE_STORE.name(), "database",
                ThrottleSettings.THROTTLE_ENABLED.name(), "true")));
        sources.addAll(SettingSources.outsideOfServer(KNOWN, environment, file));
        return Configuration.read(KNOWN, sources);
    }

    private record Fixed(Map<String, String> values) implements SettingSource {

        @Override
        public String name() {
            return "the command";
        }

        @Override
        public @Nullable String value(Setting<?> setting, String asked) {
            return values.get(asked);
        }
    }
}

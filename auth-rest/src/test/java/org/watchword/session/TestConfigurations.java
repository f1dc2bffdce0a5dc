package org.watchword.session;

import java.util.List;
import java.util.Map;
import org.watchword.config.Configuration;
import org.watchword.config.KnownSettings;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.start.FilterSettings;
import org.watchword.start.login.AuthRestModule;

/** Configurations with a few settings written and all others at their defaults. */
public final class TestConfigurations {

    /** The settings of the modules that are on the class path. */
    public static final KnownSettings ALL =
            FilterSettings.ALL.with(new AuthRestModule().settings(TestConfigurations.class.getClassLoader()));

    private TestConfigurations() {}

    public static Configuration of(Map<String, String> values) {
        return Configuration.read(ALL, List.of(new SettingSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String value(Setting<?> setting, String name) {
                return values.get(name);
            }
        }));
    }
}

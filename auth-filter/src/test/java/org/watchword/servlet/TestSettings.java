package org.watchword.servlet;

import java.util.List;
import java.util.Map;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.start.FilterSettings;

/** Configurations with a few settings written and all others at their defaults. */
public final class TestSettings {

    private TestSettings() {}

    public static Configuration of(Map<String, String> values) {
        List<SettingSource> source = List.of(new SettingSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String value(Setting<?> setting, String name) {
                return values.get(name);
            }
        });
        return Configuration.read(FilterSettings.ALL.listed(known -> source), source);
    }
}

package org.watchword.servlet;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.config.Settings;

/** A few lines at start, in one log record: what is on, with which keys, and what was set where. No values of secrets. */
final class StartReport {

    private static final Logger LOG = System.getLogger("org.watchword");

    private StartReport() {}

    static void log(ServletContext context, Configuration configuration, List<String> moduleLines) {
        List<String> lines = new ArrayList<>();
        String path = context.getContextPath();
        lines.add("Watchword is on for " + (path.isEmpty() ? "/" : path));
        lines.addAll(moduleLines);
        List<String> set = new ArrayList<>();
        for (Setting<?> setting : Settings.all()) {
            if (!configuration.origin(setting).equals("default")) {
                set.add(setting.name() + " (" + configuration.origin(setting) + ")");
            }
        }
        lines.add(set.isEmpty() ? "settings: all defaults" : "settings: " + String.join(", ", set));
        LOG.log(Level.INFO, String.join(System.lineSeparator() + "  ", lines));
    }
}

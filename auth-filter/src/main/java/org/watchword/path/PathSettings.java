package org.watchword.path;

import static org.watchword.config.SettingKinds.list;

import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of path rules. The table in docs/settings.md is checked against it. */
public final class PathSettings {

    /** Paths that need no caller. */
    public static final Setting<List<String>> PATHS_PUBLIC = list(
            "watchword.paths.public",
            "Path patterns that need no caller, such as `/,/assets/*`. The most specific pattern of all rules wins.");

    /** Paths that need a caller. */
    public static final Setting<List<String>> PATHS_AUTHENTICATED =
            list("watchword.paths.authenticated", "Path patterns that need a caller, whoever it is, such as `/api/*`.");

    /** Paths that need a role. */
    public static final Setting<List<String>> PATHS_ROLES = list(
            "watchword.paths.roles",
            "Path patterns that need one of some roles, each `pattern=role` or `pattern=role|role`, such as "
                    + "`/admin/*=admin,/reports/*=auditor|admin`.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(PATHS_PUBLIC, PATHS_AUTHENTICATED, PATHS_ROLES);

    private PathSettings() {}
}

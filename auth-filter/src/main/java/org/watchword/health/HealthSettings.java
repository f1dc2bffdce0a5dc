package org.watchword.health;

import static org.watchword.config.SettingKinds.flag;

import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of health. The table in docs/settings.md is checked against it. */
public final class HealthSettings {

    /** Switch for telling the server whether this node is ready. */
    public static final Setting<Boolean> HEALTH = flag(
            "watchword.health",
            "auto",
            "off",
            "auto",
            "`auto`: where the server has MicroProfile Health, its readiness has a check `watchword`. `off`: "
                    + "that check is always up.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(HEALTH);

    private HealthSettings() {}
}

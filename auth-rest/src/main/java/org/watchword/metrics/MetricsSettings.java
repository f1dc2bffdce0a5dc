package org.watchword.metrics;

import static org.watchword.config.SettingKinds.flag;

import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of metrics. The table in docs/settings.md is checked against it. */
public final class MetricsSettings {

    /** Switch for metrics. */
    public static final Setting<Boolean> METRICS = flag(
            "watchword.metrics",
            "auto",
            "off",
            "auto",
            "Whether logins, refusals and the time of hashing are counted: `auto` where there is a bean "
                    + "`MeterRegistry` (Micrometer) or `OpenTelemetry`, `off` nowhere.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(METRICS);

    private MetricsSettings() {}
}

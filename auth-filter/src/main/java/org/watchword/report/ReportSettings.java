package org.watchword.report;

import static org.watchword.config.SettingKinds.list;

import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of the report. The table in docs/settings.md is checked against it. */
public final class ReportSettings {

    /** The conflicts that the operator knows of. */
    public static final Setting<List<String>> REPORT_ACCEPT = list(
            "watchword.report.accept",
            "Names of conflicts and unsafe settings of the report, such as `unsealed-keys`, that you know of: "
                    + "they become notes.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(REPORT_ACCEPT);

    private ReportSettings() {}
}

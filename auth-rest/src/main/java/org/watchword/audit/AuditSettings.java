package org.watchword.audit;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;

import java.time.Duration;
import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of the audit. The table in docs/settings.md is checked against it. */
public final class AuditSettings {

    /** Place where audit events are kept. */
    public static final Setting<AuditStoreMode> AUDIT_STORE = choice(
            "watchword.audit.store",
            "database",
            AuditStoreMode.class,
            "Where audit events are kept: `database` is in `ww_audit` and in the log, `log` in the log only.");

    /** Place where refreshes are kept. */
    public static final Setting<RefreshAudit> AUDIT_REFRESHES = choice(
            "watchword.audit.refreshes",
            "log",
            RefreshAudit.class,
            "What is kept of a refresh that changes nothing of note: `log` is a line of the log at the level DEBUG,"
                    + " `row` is a row of `ww_audit` too, unless `watchword.audit.store` is `log`. One that is refused,"
                    + " or that comes from elsewhere within the grace window, is always kept.");

    /** Time for which audit rows are kept. */
    public static final Setting<Duration> AUDIT_RETENTION = duration(
            "watchword.audit.retention",
            List.of(),
            "P365D",
            Duration.ofDays(1),
            Duration.ofDays(36_500),
            "How long audit events stay in `ww_audit`; older ones go with the next clean-up.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(AUDIT_STORE, AUDIT_REFRESHES, AUDIT_RETENTION);

    private AuditSettings() {}
}

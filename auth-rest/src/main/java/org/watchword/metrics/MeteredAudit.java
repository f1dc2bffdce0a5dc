package org.watchword.metrics;

import java.util.Map;
import org.watchword.api.login.AuditEvent;
import org.watchword.spi.login.AuditSink;

/** Counts logins and refreshes by what the audit is told. */
public final class MeteredAudit implements AuditSink {

    private static final String LOGINS = "watchword.logins";
    private static final String REFRESHES = "watchword.refreshes";

    private final AuditSink keeper;
    private final Meters meters;

    public MeteredAudit(AuditSink keeper, Meters meters) {
        this.keeper = keeper;
        this.meters = meters;
    }

    @Override
    public void record(AuditEvent event) {
        keeper.record(event);
        switch (event.kind()) {
            case LOGIN -> count(LOGINS, "success");
            case LOGIN_FAILED -> count(LOGINS, "failure");
            case REFRESH, REFRESH_ELSEWHERE -> count(REFRESHES, "success");
            case REFRESH_FAILED -> count(REFRESHES, "failure");
            case REFRESH_REPLAYED -> count(REFRESHES, "replay");
            default -> {
                // Too seldom for a number; the audit has each.
            }
        }
    }

    private void count(String name, String outcome) {
        meters.count(name, Map.of("outcome", outcome));
    }
}

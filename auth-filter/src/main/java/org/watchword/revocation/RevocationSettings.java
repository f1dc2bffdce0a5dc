package org.watchword.revocation;

import static org.watchword.config.SettingKinds.duration;

import java.time.Duration;
import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of revocations. The table in docs/settings.md is checked against it. */
public final class RevocationSettings {

    /** Interval at which revocations are read. */
    public static final Setting<Duration> REVOCATION_POLL = duration(
            "watchword.revocation.poll",
            List.of(),
            "PT2S",
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            "How soon a logout on one node is in force on all others.");

    /** Greatest age of the revocation list. */
    public static final Setting<Duration> REVOCATION_MAX_STALENESS = duration(
            "watchword.revocation.max-staleness",
            List.of(),
            "PT1M",
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "How long valid tokens still pass while the revocations cannot be read; then the answer is 503.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(REVOCATION_POLL, REVOCATION_MAX_STALENESS);

    private RevocationSettings() {}
}

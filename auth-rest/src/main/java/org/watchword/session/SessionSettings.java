package org.watchword.session;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.number;

import java.time.Duration;
import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of sessions. The table in docs/settings.md is checked against it. */
public final class SessionSettings {

    /** Lifetime of a session without a refresh. */
    public static final Setting<Duration> SESSION_IDLE_TIMEOUT = duration(
            "watchword.session.idle-timeout",
            List.of(),
            "P14D",
            Duration.ofSeconds(1),
            Duration.ofDays(366),
            "How long a session lives without a refresh; each refresh begins it anew.");

    /** Longest life of a session. */
    public static final Setting<Duration> SESSION_MAX_LIFETIME = duration(
            "watchword.session.max-lifetime",
            List.of(),
            "P90D",
            Duration.ofSeconds(1),
            Duration.ofDays(3660),
            "How long a session lives at most, however often it is refreshed.");

    /** Largest number of sessions of a user. */
    public static final Setting<Integer> SESSION_MAX_PER_USER = number(
            "watchword.session.max-per-user",
            "100",
            0,
            100_000,
            "How many sessions a user has at most; a login past that ends the one whose login is the longest "
                    + "ago. 0: any number.");

    /** Time for which the predecessor of a refresh token still gets its successor. */
    public static final Setting<Duration> REFRESH_GRACE = duration(
            "watchword.refresh.grace",
            List.of(),
            "PT10S",
            Duration.ZERO,
            Duration.ofMinutes(5),
            "How long after a refresh the same refresh token still gets the same successor; later it is a "
                    + "replay and ends the session.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL =
            List.of(SESSION_IDLE_TIMEOUT, SESSION_MAX_LIFETIME, SESSION_MAX_PER_USER, REFRESH_GRACE);

    private SessionSettings() {}
}

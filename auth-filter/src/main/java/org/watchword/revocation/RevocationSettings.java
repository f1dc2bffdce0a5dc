package org.watchword.revocation;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
            "How soon a logout on one node is in force on all others, and in services that read revocations from a "
                    + "URL.");

    /** Greatest age of the revocation list. */
    public static final Setting<Duration> REVOCATION_MAX_STALENESS = duration(
            "watchword.revocation.max-staleness",
            List.of(),
            "PT1M",
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "How long valid tokens still pass while the revocations cannot be read; then the answer is 503.");

    /** URL at which a service that only verifies reads revocations. */
    public static final Setting<Optional<String>> REVOCATION_URL = optional(
            "watchword.revocation.url",
            List.of(),
            "the https:// URL of GET /auth/revocations of an application with auth-rest",
            "Without `auth-rest`: the `https://` URL of `/auth/revocations` where it is. Without it a logout is not "
                    + "known here before the token expires.");

    /** File with the token for {@link #REVOCATION_URL}. */
    public static final Setting<Optional<String>> REVOCATION_TOKEN_LOCATION = optional(
            "watchword.revocation.token.location",
            List.of(),
            "'file:/path' of a file with a token",
            "`file:/path` of the token that this service sends there; it needs the permission `revocations:read`. Read "
                    + "at each reading, so that who renews the token replaces the file.");

    /** The token for {@link #REVOCATION_URL} itself. */
    public static final Setting<Optional<String>> REVOCATION_TOKEN = secret(
            "watchword.revocation.token",
            "a token with the permission revocations:read",
            "That token itself, in place of the file; the service has to be started anew before it expires.");

    /** Those that say where revocations are read over HTTP. */
    static final List<Setting<Optional<String>>> REMOTE =
            List.of(REVOCATION_URL, REVOCATION_TOKEN_LOCATION, REVOCATION_TOKEN);

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            REVOCATION_POLL, REVOCATION_MAX_STALENESS, REVOCATION_URL, REVOCATION_TOKEN_LOCATION, REVOCATION_TOKEN);

    private RevocationSettings() {}
}

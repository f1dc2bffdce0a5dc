package org.watchword.signing;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/** Lists the settings of generated signing keys. The table in docs/settings.md is checked against it. */
public final class SigningSettings {

    /** Interval at which a generated key is followed by the next. */
    public static final Setting<Optional<Duration>> KEY_ROTATION = new Setting<>(
            "watchword.key.rotation",
            List.of(),
            false,
            "an ISO-8601 duration from P1D to P3650D, such as P90D, or 'never'",
            "P90D",
            "How long a generated key signs; then the next one does. `never`: only on demand.",
            SigningSettings::rotation);

    /** Sets how long a generated key is published before it signs. */
    public static final Setting<Duration> KEY_PUBLISH_BEFORE = duration(
            "watchword.key.publish-before",
            List.of(),
            "P1D",
            Duration.ofSeconds(10),
            Duration.ofDays(30),
            "How long the next generated key stands in `/auth/jwks.json` before it signs. More than services keep "
                    + "the keys that they fetched, and less than `watchword.key.rotation`.");

    /** Key that seals generated private keys in the database. */
    public static final Setting<Optional<String>> KEY_ENCRYPTION_KEY = secret(
            "watchword.key.encryption-key",
            "32 bytes as base64",
            "Seals generated private keys in the database: 32 bytes as base64. Without it they stand there readable.");

    /** Key that sealed generated private keys before. */
    public static final Setting<Optional<String>> KEY_ENCRYPTION_KEY_PREVIOUS = secret(
            "watchword.key.encryption-key.previous",
            "32 bytes as base64",
            "For a change of `watchword.key.encryption-key`: the one before. It opens what it sealed, and that is "
                    + "sealed with the new one then.");

    /** Switch that accepts generated keys without a seal although an encryption key is set. */
    public static final Setting<Boolean> KEY_UNSEALED = flag(
            "watchword.key.unsealed",
            "refuse",
            "refuse",
            "accept",
            "Whether keys in the database that are not sealed are taken where `watchword.key.encryption-key` is "
                    + "set. `accept` takes and seals them, and is for the change-over only: whoever can write the "
                    + "table can add one.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL =
            List.of(KEY_ROTATION, KEY_PUBLISH_BEFORE, KEY_ENCRYPTION_KEY, KEY_ENCRYPTION_KEY_PREVIOUS, KEY_UNSEALED);

    private SigningSettings() {}

    private static Optional<Duration> rotation(String value) {
        if (value.equals("never")) {
            return Optional.empty();
        }
        Duration rotation = Duration.parse(value);
        if (rotation.compareTo(Duration.ofDays(1)) < 0 || rotation.compareTo(Duration.ofDays(3650)) > 0) {
            throw new IllegalArgumentException();
        }
        return Optional.of(rotation);
    }
}

package org.watchword.signing;

import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.secret;

import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/** Lists the settings of generated signing keys. The table in docs/settings.md is checked against it. */
public final class SigningSettings {

    /** Key that seals generated private keys in the database. */
    public static final Setting<Optional<String>> KEY_ENCRYPTION_KEY = secret(
            "watchword.key.encryption-key",
            "32 bytes as base64",
            "Seals generated private keys in the database: 32 bytes as base64. Without it they stand there readable.");

    /** Switch that accepts generated keys without a seal although an encryption key is set. */
    public static final Setting<Boolean> KEY_UNSEALED = flag(
            "watchword.key.unsealed",
            "refuse",
            "refuse",
            "accept",
            "Whether keys in the database that are not sealed are taken where `watchword.key.encryption-key` is "
                    + "set. `accept` is for the change-over only: whoever can write the table can add one.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(KEY_ENCRYPTION_KEY, KEY_UNSEALED);

    private SigningSettings() {}
}

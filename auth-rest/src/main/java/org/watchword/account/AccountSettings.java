package org.watchword.account;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.list;
import static org.watchword.config.SettingKinds.names;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.config.Setting;

/**
 * Lists the settings of accounts: the first administrator, and registration. The table in docs/settings.md is checked
 * against it.
 */
public final class AccountSettings {

    /** Name of the first administrator. */
    public static final Setting<Optional<String>> BOOTSTRAP_USERNAME = optional(
            "watchword.bootstrap.username",
            List.of(),
            "a user name",
            "Name of the administrator that is made while there is no user at all.");

    /** Password of the first administrator. */
    public static final Setting<Optional<String>> BOOTSTRAP_PASSWORD = secret(
            "watchword.bootstrap.password",
            "a password of 8 to 72 bytes",
            "Password of that administrator, by the rules for new passwords; may be taken away after the first start.");

    /** Roles of the first administrator. */
    public static final Setting<Set<String>> BOOTSTRAP_ROLES =
            names("watchword.bootstrap.roles", List.of(), "admin", "Roles of that administrator.");

    /** Permissions of the first administrator. */
    public static final Setting<List<String>> BOOTSTRAP_PERMISSIONS =
            list("watchword.bootstrap.permissions", "Permissions of that administrator beside those of its roles.");

    /** Who may make an account. */
    public static final Setting<RegistrationMode> REGISTER = choice(
            "watchword.register",
            "off",
            RegistrationMode.class,
            "Who may make an account at `/auth/register`: `off`, nobody; `invitation`, whom an administrator "
                    + "has invited, which needs mail; `open`, everybody.");

    /** Roles of those who register. */
    public static final Setting<Set<String>> REGISTER_ROLES = names(
            "watchword.register.roles",
            List.of(),
            "user",
            "Roles of those who register, and of those who are invited without a word about roles.");

    /** Lifetime of an invitation. */
    public static final Setting<Duration> REGISTER_INVITATION_TTL = duration(
            "watchword.register.invitation-ttl",
            List.of(),
            "P7D",
            Duration.ofHours(1),
            Duration.ofDays(90),
            "How long an invitation is good. An account that nobody has taken until then is removed.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            BOOTSTRAP_USERNAME,
            BOOTSTRAP_PASSWORD,
            BOOTSTRAP_ROLES,
            BOOTSTRAP_PERMISSIONS,
            REGISTER,
            REGISTER_ROLES,
            REGISTER_INVITATION_TTL);

    private AccountSettings() {}
}

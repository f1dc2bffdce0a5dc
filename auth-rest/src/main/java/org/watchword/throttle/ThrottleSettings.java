package org.watchword.throttle;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.number;

import java.time.Duration;
import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of limits and of locking out. The table in docs/settings.md is checked against it. */
public final class ThrottleSettings {

    /** Switch for the limits on attempts. */
    public static final Setting<Boolean> THROTTLE_ENABLED = flag(
            "watchword.throttle.enabled",
            "true",
            "false",
            "true",
            "Whether logins, refreshes and the like are limited at all.");

    /** Failed logins for one name from one address. */
    public static final Setting<Rate> THROTTLE_PER_ADDRESS_AND_NAME = rate(
            "watchword.throttle.per-address-and-name",
            "5/PT1M",
            "Failed logins for one name from one address, as `number/period`; each further one has to wait "
                    + "twice as long as the one before.");

    /** Failed logins from one address. */
    public static final Setting<Rate> THROTTLE_PER_ADDRESS = rate(
            "watchword.throttle.per-address",
            "60/PT1M",
            "Failed logins from one address, whatever the names, and requests to each other endpoint by which "
                    + "something can be guessed or somebody be bothered (IPv6: from one /64).");

    /** Failed logins for one name from strange addresses. */
    public static final Setting<Rate> THROTTLE_PER_ACCOUNT = rate(
            "watchword.throttle.per-account",
            "60/PT1H",
            "Failed logins for one name from all addresses together from which it has not logged in before.");

    /** Right logins of one name. */
    public static final Setting<Rate> THROTTLE_LOGINS_PER_NAME = rate(
            "watchword.throttle.logins-per-name",
            "60/PT1M",
            "Logins with the right password for one name, from all addresses together. Each makes a session and "
                    + "ends the oldest of too many.");

    /** Refreshes from one address. */
    public static final Setting<Rate> THROTTLE_REFRESH_PER_ADDRESS =
            rate("watchword.throttle.refresh-per-address", "1200/PT1M", "Refreshes from one address, on each node.");

    /** Verifications from one address. */
    public static final Setting<Rate> THROTTLE_VERIFY_PER_ADDRESS = rate(
            "watchword.throttle.verify-per-address",
            "6000/PT1M",
            "Tokens that `/auth/verify` is asked about from one address, on each node.");

    /** Mails to one address that anybody can ask for. */
    public static final Setting<Rate> THROTTLE_MAILS_PER_RECIPIENT = rate(
            "watchword.throttle.mails-per-recipient",
            "3/PT1H",
            "Mails to one address that whoever knows it can ask for: for a new password; to confirm the address "
                    + "and at a registration; and because a password was changed, each by itself. Past it no "
                    + "more are sent, and the answers stay the same.");

    /** Place where attempts are counted. */
    public static final Setting<ThrottleStore> THROTTLE_STORE = choice(
            "watchword.throttle.store",
            "memory",
            ThrottleStore.class,
            "Where logins, requests and mails are counted, but refreshes and verifications, which each node "
                    + "counts. `memory`: by each node. `database`: by all nodes together, in the database or, where "
                    + "`watchword.redis.url` is set, in Redis.");

    /** Failures in a row after which an account is locked. */
    public static final Setting<Integer> LOCKOUT_FAILURES = number(
            "watchword.lockout.failures",
            "20",
            0,
            100,
            "After so many failed logins in a row an account is locked for addresses from which it has not "
                    + "logged in before; 0: never.");

    /** Time for which an account is locked. */
    public static final Setting<Duration> LOCKOUT_DURATION = duration(
            "watchword.lockout.duration",
            List.of(),
            "PT15M",
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "How long an account is locked, after each further failure again; also the longest wait for one "
                    + "name from one address.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            THROTTLE_ENABLED,
            THROTTLE_PER_ADDRESS_AND_NAME,
            THROTTLE_PER_ADDRESS,
            THROTTLE_PER_ACCOUNT,
            THROTTLE_LOGINS_PER_NAME,
            THROTTLE_REFRESH_PER_ADDRESS,
            THROTTLE_VERIFY_PER_ADDRESS,
            THROTTLE_MAILS_PER_RECIPIENT,
            THROTTLE_STORE,
            LOCKOUT_FAILURES,
            LOCKOUT_DURATION);

    private ThrottleSettings() {}

    private static Setting<Rate> rate(String name, String defaultValue, String description) {
        String expects = "a number, a slash and an ISO-8601 duration from PT1S to P1D, such as " + defaultValue;
        return new Setting<>(name, List.of(), false, expects, defaultValue, description, Rate::of);
    }
}

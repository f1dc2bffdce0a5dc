package org.watchword.password;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.list;
import static org.watchword.config.SettingKinds.number;
import static org.watchword.config.SettingKinds.oneOf;
import static org.watchword.config.SettingKinds.split;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.watchword.config.Setting;

/** Lists the settings of passwords and their hashes. The table in docs/settings.md is checked against it. */
public final class PasswordSettings {

    /** bcrypt's cost. */
    public static final Setting<Integer> PASSWORD_BCRYPT_COST =
            number("watchword.password.bcrypt-cost", "12", 10, 16, "The cost of bcrypt; one more doubles the time.");

    /** Largest number of passwords hashed at once. */
    public static final Setting<Integer> PASSWORD_MAX_CONCURRENT = number(
            "watchword.password.max-concurrent",
            "0",
            0,
            1024,
            "How many passwords are hashed at once; 0: half of the processors, at least one.");

    /** Largest number of logins that wait for hashing. */
    public static final Setting<Integer> PASSWORD_MAX_WAITING = number(
            "watchword.password.max-waiting",
            "32",
            0,
            10_000,
            "How many logins may wait for their turn to hash; past that the answer is 503.");

    /** Longest time that a login waits for hashing. */
    public static final Setting<Duration> PASSWORD_MAX_WAIT = duration(
            "watchword.password.max-wait",
            List.of(),
            "PT5S",
            Duration.ZERO,
            Duration.ofMinutes(1),
            "How long a login may wait for its turn to hash; past that the answer is 503.");

    /** By which scheme new passwords are hashed. */
    public static final Setting<PasswordScheme> PASSWORD_SCHEME = choice(
            "watchword.password.scheme",
            "bcrypt",
            PasswordScheme.class,
            "By which scheme passwords are hashed: `bcrypt` or `argon2id`. Hashes of the other one still "
                    + "verify, and are replaced at login. With `bcrypt` new passwords of more than 72 bytes in "
                    + "UTF-8 are refused; `argon2id` takes them.");

    /** Argon2id's memory in KiB. */
    public static final Setting<Integer> PASSWORD_ARGON2_MEMORY = number(
            "watchword.password.argon2.memory",
            "19456",
            7168,
            262_144,
            "The memory of Argon2id in KiB, for each password that is hashed at the time. Times the iterations "
                    + "it must be at least 35840.");

    /** Argon2id's passes over its memory. */
    public static final Setting<Integer> PASSWORD_ARGON2_ITERATIONS =
            number("watchword.password.argon2.iterations", "2", 1, 10, "The iterations of Argon2id.");

    /** Argon2id's lanes. */
    public static final Setting<Integer> PASSWORD_ARGON2_PARALLELISM = number(
            "watchword.password.argon2.parallelism",
            "1",
            1,
            16,
            "The lanes of Argon2id; they are computed one after another.");

    /** Fewest characters of a password. */
    public static final Setting<Integer> PASSWORD_MIN_LENGTH = number(
            "watchword.password.min-length",
            "8",
            8,
            64,
            "Fewest characters (Unicode code points) of a new password; 15 is recommended where it is the only "
                    + "factor.");

    /** Kinds of character that a password must have. */
    public static final Setting<Set<CharacterKind>> PASSWORD_REQUIRE = new Setting<>(
            "watchword.password.require",
            List.of(),
            false,
            "a comma-separated list out of upper, lower, digit and special",
            "",
            "Kinds of character that a new password must have, out of `upper,lower,digit,special`; NIST and "
                    + "OWASP advise against any.",
            PasswordSettings::characterKinds);

    /** Words that make a password easy to guess here. */
    public static final Setting<List<String>> PASSWORD_CONTEXT_WORDS = list(
            "watchword.password.context-words",
            "Words that make a password easy to guess here, such as the names of product and company; the "
                    + "user's name, e-mail address and the context root count anyway.");

    /** URL where breached passwords are looked up. */
    public static final Setting<Optional<URI>> PASSWORD_BREACH_URL = new Setting<>(
            "watchword.password.breach-url",
            List.of(),
            false,
            "a URL that begins with https:// or http://",
            "",
            "Where new passwords are looked up among breached ones: the URL of a range API, such as "
                    + "`https://api.pwnedpasswords.com/range/`, which gets the first 5 hexadecimal digits of "
                    + "the SHA-1; off where it is empty.",
            PasswordSettings::httpUrl);

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            PASSWORD_BCRYPT_COST,
            PASSWORD_MAX_CONCURRENT,
            PASSWORD_MAX_WAITING,
            PASSWORD_MAX_WAIT,
            PASSWORD_SCHEME,
            PASSWORD_ARGON2_MEMORY,
            PASSWORD_ARGON2_ITERATIONS,
            PASSWORD_ARGON2_PARALLELISM,
            PASSWORD_MIN_LENGTH,
            PASSWORD_REQUIRE,
            PASSWORD_CONTEXT_WORDS,
            PASSWORD_BREACH_URL);

    private PasswordSettings() {}

    /** A URL that ends with a slash, so that something can be put behind it. */
    private static Optional<URI> httpUrl(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        URI url = URI.create(value.endsWith("/") ? value : value + "/");
        boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException();
        }
        return Optional.of(url);
    }

    private static Set<CharacterKind> characterKinds(String value) {
        Set<CharacterKind> kinds = new LinkedHashSet<>();
        for (String name : split(value)) {
            kinds.add(CharacterKind.valueOf(
                    oneOf(name, "upper", "lower", "digit", "special").toUpperCase(Locale.ROOT)));
        }
        return Set.copyOf(kinds);
    }
}

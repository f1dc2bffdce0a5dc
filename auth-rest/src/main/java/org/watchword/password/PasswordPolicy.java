package org.watchword.password;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.watchword.config.Configuration;
import org.watchword.spi.login.BreachedPasswords;

/**
 * The rules for new passwords (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS V6.2): a least length, all of Unicode, nothing
 * that is easy to guess or known from a breach, and no rules of composition unless the settings ask for some. Not for
 * logins: whatever is stored may be typed.
 */
public final class PasswordPolicy {

    private static final BrokenRule BREACHED =
            new BrokenRule("breached", "must not be one that became public in a breach");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int minLength;
    private final Set<CharacterKind> required;
    private final List<String> contextWords;
    private final CredentialHasher hasher;
    private final BreachedPasswords breached;
    private final GuessablePasswords guessable = new GuessablePasswords();

    /** @param applicationName by what the application is known, such as its context root; may be empty */
    public PasswordPolicy(
            Configuration configuration, String applicationName, CredentialHasher hasher, BreachedPasswords breached) {
        this.minLength = configuration.get(PasswordSettings.PASSWORD_MIN_LENGTH);
        this.required = configuration.get(PasswordSettings.PASSWORD_REQUIRE);
        this.contextWords = Stream.concat(
                        Arrays.stream(applicationName.split("/")),
                        configuration.get(PasswordSettings.PASSWORD_CONTEXT_WORDS).stream())
                .filter(word -> !word.isBlank())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        this.hasher = hasher;
        this.breached = breached;
    }

    /** With the look-up of breached passwords that the settings ask for. */
    public static PasswordPolicy of(Configuration configuration, String applicationName, CredentialHasher hasher) {
        return new PasswordPolicy(configuration, applicationName, hasher, lookUp(configuration));
    }

    /** Returns the look-up of breached passwords that the settings ask for. */
    public static BreachedPasswords lookUp(Configuration configuration) {
        return configuration
                .get(PasswordSettings.PASSWORD_BREACH_URL)
                .<BreachedPasswords>map(url -> new RangeLookup(url, PATIENCE))
                .orElseGet(BreachedPasswords::none);
    }

    /**
     * The rules that the password does not keep; none where it may be set. May ask another server, for a few seconds at
     * most: not to be called in a turn to hash.
     */
    public List<BrokenRule> check(Password password, PasswordOwner owner) {
        Optional<BrokenRule> refusal = hasher.refusal(password);
        if (refusal.isPresent()) {
            return List.of(refusal.get());
        }
        List<BrokenRule> broken = new ArrayList<>();
        if (password.length() < minLength) {
            broken.add(new BrokenRule("too_short", "must have at least " + minLength + " characters"));
        }
        Arrays.stream(CharacterKind.values())
                .filter(required::contains)
                .filter(kind -> password.text().codePoints().noneMatch(kind::includes))
                .map(PasswordPolicy::missing)
                .forEach(broken::add);
        guessable
                .broken(
                        password,
                        Stream.concat(contextWords.stream(), owner.words().stream())
                                .toList())
                .ifPresent(broken::add);
        // The last and only where nothing else is wrong: what is refused anyway is nobody else's business.
        if (broken.isEmpty() && breached.contains(password.text())) {
            broken.add(BREACHED);
        }
        return List.copyOf(broken);
    }

    private static BrokenRule missing(CharacterKind kind) {
        String what = switch (kind) {
            case UPPER -> "an upper-case letter";
            case LOWER -> "a lower-case letter";
            case DIGIT -> "a digit";
            case SPECIAL -> "a character that is neither a letter nor a digit";
        };
        return new BrokenRule("no_" + kind.code(), "must contain " + what);
    }
}

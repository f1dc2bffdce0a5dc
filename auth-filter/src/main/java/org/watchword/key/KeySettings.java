package org.watchword.key;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.secret;
import static org.watchword.config.SettingKinds.split;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;

/** Lists the settings of keys that come from outside. The table in docs/settings.md is checked against it. */
public final class KeySettings {

    /** A shared secret that signs and verifies. */
    public static final Setting<Optional<String>> KEY_SECRET = secret(
            "watchword.key.secret",
            "at least 32 bytes (as text, or as base64 after 'base64:')",
            "A shared secret that signs and verifies: at least 32 bytes as text, or as base64 after `base64:`.");

    /** Shared secrets that only verify. */
    public static final Setting<List<String>> KEY_SECRET_PREVIOUS = new Setting<>(
            "watchword.key.secret.previous",
            List.of(),
            true,
            "at most 7 secrets, comma-separated, each as in watchword.key.secret",
            "",
            "For a change of `watchword.key.secret`: those before, comma-separated, which verify and do not sign. At "
                    + "most 7. One with a comma or a blank at its end is written as base64 after `base64:`.",
            value -> {
                List<String> secrets = split(value);
                if (secrets.size() > 7) {
                    throw new IllegalArgumentException();
                }
                return secrets;
            });

    /** Location of PEM or JWK keys. */
    public static final Setting<Optional<String>> KEY_LOCATION = optional(
            "watchword.key.location",
            List.of("mp.jwt.verify.publickey.location"),
            "'file:/path', 'classpath:/path', 'env:NAME' or an 'https://' URL of a PEM or JWK set",
            "Where the keys are: `file:/path`, `classpath:/path` or `env:NAME` of a PEM or JWK set; to verify "
                    + "only, the `https://` URL of one too.");

    /** A public key as it is. */
    public static final Setting<Optional<String>> KEY_PUBLIC = optional(
            "watchword.key.public",
            List.of("mp.jwt.verify.publickey"),
            "a public key as PEM, the base64 of one without its first and last line, or a JWK or JWK set",
            "To verify only: the public key itself, as PEM, as the base64 within a PEM, or as JWK or JWK set "
                    + "(also in base64url). In place of `watchword.key.location`.");

    /** Switch that allows keys over plain HTTP. */
    public static final Setting<Boolean> KEY_ALLOW_HTTP = flag(
            "watchword.key.allow-http",
            "false",
            "false",
            "true",
            "`true`: keys are fetched from an `http://` URL of another machine too. Whoever stands on the way "
                    + "can then put keys of theirs there: for networks of containers only, where nobody does.");

    /** Sets how old keys from a URL grow before they are fetched anew. */
    public static final Setting<Duration> KEY_REFRESH = duration(
            "watchword.key.refresh",
            List.of(),
            "PT15M",
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            "How old keys from a URL, or of a `KeySource`, grow before they are fetched anew. A token with an "
                    + "unknown key has them "
                    + "fetched sooner.");

    /** Sets how long keys from a URL stay in force while they cannot be fetched. */
    public static final Setting<Duration> KEY_MAX_STALENESS = duration(
            "watchword.key.max-staleness",
            List.of(),
            "PT1H",
            Duration.ofSeconds(10),
            Duration.ofDays(7),
            "How old keys from a URL, or of a `KeySource`, may grow while they cannot be fetched; then the "
                    + "answer is 503. Not less "
                    + "than `watchword.key.refresh`.");

    /** The one algorithm of the configured or generated key. */
    public static final Setting<Optional<JwsAlgorithm>> KEY_ALGORITHM = new Setting<>(
            "watchword.key.algorithm",
            List.of("mp.jwt.verify.publickey.algorithm"),
            false,
            "one of HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512",
            "",
            "The one algorithm of the configured or generated key. Default: HS256 for a secret, RS256 for RSA, "
                    + "that of the curve for EC. A generated key is for this one, which must be RS or ES; "
                    + "without it for that of the key before, and the first for RS256.",
            value -> value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JwsAlgorithm.named(value).orElseThrow(IllegalArgumentException::new)));

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            KEY_SECRET,
            KEY_SECRET_PREVIOUS,
            KEY_LOCATION,
            KEY_PUBLIC,
            KEY_ALLOW_HTTP,
            KEY_REFRESH,
            KEY_MAX_STALENESS,
            KEY_ALGORITHM);

    /** Settings that name a key. */
    public static final List<Setting<Optional<String>>> PLACES = List.of(KEY_SECRET, KEY_LOCATION, KEY_PUBLIC);

    private KeySettings() {}

    /** Returns the value that was written under a setting's own name, or empty. */
    public static <T> Optional<T> own(Configuration configuration, Setting<Optional<T>> setting) {
        return configuration.get(setting).filter(value -> !configuration.isSynonym(setting));
    }

    /** Tells whether no key but one that was written for MicroProfile JWT can be in force. */
    public static boolean onlyMicroProfile(Configuration configuration) {
        return PLACES.stream().noneMatch(setting -> own(configuration, setting).isPresent());
    }
}

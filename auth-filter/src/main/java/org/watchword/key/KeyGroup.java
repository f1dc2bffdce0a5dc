package org.watchword.key;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.watchword.config.Setting;

/** The settings that name the keys of one issuer. */
public record KeyGroup(
        Setting<Optional<String>> secret,
        Setting<List<String>> previousSecrets,
        Setting<Optional<String>> location,
        Setting<Optional<String>> inline,
        Setting<Boolean> allowHttp,
        Setting<Duration> refresh,
        Setting<Duration> maxStaleness,
        Setting<Optional<JwsAlgorithm>> algorithm) {

    /** The settings of the main issuer, {@code watchword.key.*}. */
    public static KeyGroup main() {
        return new KeyGroup(
                KeySettings.KEY_SECRET,
                KeySettings.KEY_SECRET_PREVIOUS,
                KeySettings.KEY_LOCATION,
                KeySettings.KEY_PUBLIC,
                KeySettings.KEY_ALLOW_HTTP,
                KeySettings.KEY_REFRESH,
                KeySettings.KEY_MAX_STALENESS,
                KeySettings.KEY_ALGORITHM);
    }

    /**
     * The settings of another issuer.
     *
     * @param prefix the beginning of their names, with a dot at its end
     */
    public static KeyGroup of(String prefix) {
        return new KeyGroup(
                KeySettings.KEY_SECRET.named(
                        prefix + "key.secret", "The secret that the issuer shares with us, as `watchword.key.secret`."),
                KeySettings.KEY_SECRET_PREVIOUS.named(
                        prefix + "key.secret.previous",
                        "Secrets of before, which verify, as `watchword.key.secret.previous`."),
                KeySettings.KEY_LOCATION.named(
                        prefix + "key.location",
                        "Where the issuer's keys are, as `watchword.key.location`. With a preset and without another "
                                + "key: where that provider publishes them."),
                KeySettings.KEY_PUBLIC.named(
                        prefix + "key.public", "The issuer's public key itself, as `watchword.key.public`."),
                KeySettings.KEY_ALLOW_HTTP.named(
                        prefix + "key.allow-http", "As `watchword.key.allow-http`, for the keys of this issuer."),
                KeySettings.KEY_REFRESH.named(
                        prefix + "key.refresh", "As `watchword.key.refresh`, for the keys of this issuer."),
                KeySettings.KEY_MAX_STALENESS.named(
                        prefix + "key.max-staleness", "As `watchword.key.max-staleness`, for the keys of this issuer."),
                KeySettings.KEY_ALGORITHM.named(
                        prefix + "key.algorithm",
                        "The algorithm of keys that do not name one. Default: HS256 for a secret, RS256 for RSA, that "
                                + "of the curve for EC."));
    }

    /** All of them, in the order of the documentation. */
    public List<Setting<?>> all() {
        return List.of(location, inline, secret, previousSecrets, algorithm, allowHttp, refresh, maxStaleness);
    }

    /** Those that name a key. */
    public List<Setting<Optional<String>>> places() {
        return List.of(secret, location, inline);
    }
}

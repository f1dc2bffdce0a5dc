package org.watchword.token;

import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.durationOrSeconds;
import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.names;
import static org.watchword.config.SettingKinds.namesOrNone;
import static org.watchword.config.SettingKinds.number;
import static org.watchword.config.SettingKinds.split;
import static org.watchword.config.SettingKinds.text;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.config.Setting;
import org.watchword.key.JwsAlgorithm;

/**
 * Lists the settings of tokens: which are trusted, and where they carry what. The table in docs/settings.md is checked
 * against it.
 */
public final class TokenSettings {

    /** {@code iss} of the tokens that are issued, the main issuer. */
    public static final Setting<String> TOKEN_ISSUER = text(
            "watchword.token.issuer",
            List.of("mp.jwt.verify.issuer"),
            "watchword",
            "The `iss` of issued tokens, and the only one that is trusted beside those of `watchword.issuers`.");

    /** {@code aud}: the names of this application. */
    public static final Setting<Set<String>> TOKEN_AUDIENCE = namesOrNone(
            "watchword.token.audience",
            List.of("mp.jwt.verify.audiences"),
            "watchword",
            "The `aud` of issued tokens; a token must name at least one of them. Set to nothing, it is not "
                    + "checked, which weakens the check and is for services that only verify.");

    /** Sets how long an access token lives. */
    public static final Setting<Duration> TOKEN_TTL = duration(
            "watchword.token.ttl",
            List.of(),
            "PT15M",
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "How long an access token lives.");

    /** Sets how far clocks may disagree. */
    public static final Setting<Duration> TOKEN_SKEW = new Setting<>(
            "watchword.token.skew",
            List.of("mp.jwt.verify.clock.skew"),
            false,
            "an ISO-8601 duration from PT0S to PT10M, such as PT1M",
            "PT1M",
            "How far the clocks of issuer and verifier may disagree.",
            value -> durationOrSeconds(value, Duration.ZERO, Duration.ofMinutes(10)));

    /** Sets how old a token may be. */
    public static final Setting<Optional<Duration>> TOKEN_MAX_AGE = new Setting<>(
            "watchword.token.max-age",
            List.of("mp.jwt.verify.token.age"),
            false,
            "an ISO-8601 duration from PT1S to P366D, such as PT1H, or nothing",
            "",
            "How long after its `iat` a token is good at most, whatever its `exp` says. Without it `exp` alone counts.",
            value -> value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(durationOrSeconds(value, Duration.ofSeconds(1), Duration.ofDays(366))));

    /** Switch for tokens having to say when they were issued. */
    public static final Setting<Boolean> TOKEN_ISSUED_AT = flag(
            "watchword.token.issued-at",
            "required",
            "optional",
            "required",
            "Whether a token must have `iat`. `optional` is for issuers that do not write it.");

    /** Most characters of a token. */
    public static final Setting<Integer> TOKEN_MAX_LENGTH = number(
            "watchword.token.max-length",
            "16384",
            256,
            1_048_576,
            "Most characters of a token; a longer one is refused unread.");

    /** The algorithms that are allowed. */
    public static final Setting<Set<JwsAlgorithm>> TOKEN_ALGORITHMS = new Setting<>(
            "watchword.token.algorithms",
            List.of(),
            false,
            "a comma-separated list out of HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512",
            "HS256,HS384,HS512,RS256,RS384,RS512,ES256,ES384,ES512",
            "The signature algorithms that are allowed.",
            TokenSettings::algorithms);

    /** Sets how many verified tokens are remembered. */
    public static final Setting<Integer> TOKEN_CACHE_SIZE = number(
            "watchword.token.cache-size",
            "10000",
            0,
            1_000_000,
            "How many verified tokens are remembered, so that none is verified twice; 0 switches it off.");

    /** The cookie that may carry the token. */
    public static final Setting<Optional<String>> TOKEN_COOKIE = new Setting<>(
            "watchword.token.cookie",
            List.of("mp.jwt.token.cookie"),
            false,
            "the name of a cookie, or nothing",
            "",
            "The cookie that may carry the access token beside the header; off where it is empty.",
            TokenSettings::cookieName);

    /** The header that carries the token. */
    public static final Setting<String> TOKEN_HEADER = new Setting<>(
            "watchword.token.header",
            List.of("mp.jwt.token.header"),
            false,
            "the name of a header, or 'Cookie'",
            "Authorization",
            "The one header that carries the access token. Another one, such as `X-Access-Token`, is for where "
                    + "the container reads `Authorization` itself; it holds the token, with or without "
                    + "`Bearer`. `Cookie`: the token comes in `watchword.token.cookie` alone.",
            TokenSettings::headerName);

    /** Paths of the claims that may hold the subject of a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_SUBJECT = claims(
            "watchword.claims.subject",
            "sub",
            "The claim that holds the immutable id of the user. Of several the first that is there counts.");

    /** Paths of the claims that may hold the name in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_NAME = claims(
            "watchword.claims.name",
            "upn,preferred_username,sub",
            "The claim that holds the user's name. Of several the first that is there counts; where none is, "
                    + "the subject is the name.");

    /** Paths of the claims that hold the roles in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_ROLES = claims(
            "watchword.claims.roles",
            "groups",
            "The claims that hold the roles; those of all count. A path such as `realm_access/roles` leads to a "
                    + "nested one.");

    /** Paths of the claims that hold the permissions in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_PERMISSIONS =
            claims("watchword.claims.permissions", "permissions", "The claims that hold the permissions, likewise.");

    /** Which claims are texts of words. */
    public static final Setting<Set<String>> CLAIMS_WORDS = names(
            "watchword.claims.words",
            List.of(),
            "scope,scp",
            "The claims of roles and permissions whose text is a list of words parted by spaces; elsewhere a "
                    + "text is one role.");

    /** Which claim names whom a token is for. */
    public static final Setting<ClaimPath> CLAIMS_AUDIENCE = new Setting<>(
            "watchword.claims.audience",
            List.of(),
            false,
            "the name of a claim",
            "aud",
            "The claim that must name one of `watchword.token.audience`; `client_id`, for one, where access "
                    + "tokens have no `aud`. Issued tokens have `aud` whatever this says.",
            ClaimPath::of);

    /** Which claims must have which values. */
    public static final Setting<List<RequiredClaim>> CLAIMS_REQUIRED = new Setting<>(
            "watchword.claims.required",
            List.of(),
            false,
            "claims with their values, separated by commas, each 'claim=value' or 'claim=value|value'",
            "",
            "Claims that a token must have with one of some values, such as `token_use=access,typ=Bearer`, so "
                    + "that an ID token does not pass for an access token.",
            RequiredClaim::list);

    /** Sets what happens to a bad token where no caller is needed. */
    public static final Setting<Boolean> REJECT_INVALID_TOKENS = flag(
            "watchword.reject-invalid-tokens",
            "when-needed",
            "when-needed",
            "always",
            "`when-needed`: a bad token matters only where a caller is needed. `always`: it is refused on every path.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            TOKEN_ISSUER,
            TOKEN_AUDIENCE,
            TOKEN_TTL,
            TOKEN_SKEW,
            TOKEN_MAX_AGE,
            TOKEN_ISSUED_AT,
            TOKEN_MAX_LENGTH,
            TOKEN_ALGORITHMS,
            TOKEN_CACHE_SIZE,
            TOKEN_COOKIE,
            TOKEN_HEADER,
            CLAIMS_SUBJECT,
            CLAIMS_NAME,
            CLAIMS_ROLES,
            CLAIMS_PERMISSIONS,
            CLAIMS_WORDS,
            CLAIMS_AUDIENCE,
            CLAIMS_REQUIRED,
            REJECT_INVALID_TOKENS);

    private TokenSettings() {}

    private static Setting<List<ClaimPath>> claims(String name, String defaultValue, String description) {
        return new Setting<>(
                name,
                List.of(),
                false,
                "names of claims, separated by commas; a name with a slash or a comma in it stands in double quotes",
                defaultValue,
                description,
                ClaimPath::list);
    }

    private static Set<JwsAlgorithm> algorithms(String value) {
        Set<JwsAlgorithm> algorithms = new LinkedHashSet<>();
        for (String name : split(value)) {
            algorithms.add(JwsAlgorithm.named(name).orElseThrow(IllegalArgumentException::new));
        }
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return Set.copyOf(algorithms);
    }

    /** A token as RFC 9110 §5.6.2 has it. */
    private static String headerName(String value) {
        if (!value.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Optional<String> cookieName(String value) {
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0)) {
            throw new IllegalArgumentException();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}

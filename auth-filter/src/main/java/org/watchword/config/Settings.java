package org.watchword.config;

import static org.watchword.config.SettingKinds.claims;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.durationOrSeconds;
import static org.watchword.config.SettingKinds.list;
import static org.watchword.config.SettingKinds.names;
import static org.watchword.config.SettingKinds.namesOrNone;
import static org.watchword.config.SettingKinds.number;
import static org.watchword.config.SettingKinds.oneOf;
import static org.watchword.config.SettingKinds.optional;
import static org.watchword.config.SettingKinds.rate;
import static org.watchword.config.SettingKinds.secret;
import static org.watchword.config.SettingKinds.text;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.watchword.key.JwsAlgorithm;
import org.watchword.proxy.AddressRange;
import org.watchword.proxy.ProxyHeader;
import org.watchword.token.ClaimPath;
import org.watchword.token.RequiredClaim;

/** All settings, each with its one name, its safe default and its check. The table in docs/settings.md is checked against it. */
public final class Settings {

    /** {@code iss} of the tokens that are issued, and the only one that is trusted. */
    public static final Setting<String> TOKEN_ISSUER = text(
            "watchword.token.issuer",
            List.of("mp.jwt.verify.issuer"),
            "watchword",
            "The `iss` of issued tokens, and the only one that is trusted.");

    /** {@code aud}: the names of this application. */
    public static final Setting<Set<String>> TOKEN_AUDIENCE = namesOrNone(
            "watchword.token.audience",
            List.of("mp.jwt.verify.audiences"),
            "watchword",
            "The `aud` of issued tokens; a token must name at least one of them. Set to nothing, it is not checked, which weakens the check and is for services that only verify.");

    /** How long an access token lives. */
    public static final Setting<Duration> TOKEN_TTL = duration(
            "watchword.token.ttl",
            List.of(),
            "PT15M",
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "How long an access token lives.");

    /** How far clocks may disagree. */
    public static final Setting<Duration> TOKEN_SKEW = new Setting<>(
            "watchword.token.skew",
            List.of("mp.jwt.verify.clock.skew"),
            false,
            "an ISO-8601 duration from PT0S to PT10M, such as PT1M",
            "PT1M",
            "How far the clocks of issuer and verifier may disagree.",
            value -> durationOrSeconds(value, Duration.ZERO, Duration.ofMinutes(10)));

    /** How old a token may be. */
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

    /** Whether a token must say when it was issued. */
    public static final Setting<Boolean> TOKEN_ISSUED_AT = new Setting<>(
            "watchword.token.issued-at",
            List.of(),
            false,
            "'required' or 'optional'",
            "required",
            "Whether a token must have `iat`. `optional` is for issuers that do not write it.",
            value -> oneOf(value, "required", "optional").equals("required"));

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
            SettingKinds::algorithms);

    /** How many verified tokens are remembered. */
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
            SettingKinds::cookieName);

    /** The header that carries the token. */
    public static final Setting<String> TOKEN_HEADER = new Setting<>(
            "watchword.token.header",
            List.of("mp.jwt.token.header"),
            false,
            "the name of a header, or 'Cookie'",
            "Authorization",
            "The one header that carries the access token. Another one, such as `X-Access-Token`, is for where the container reads `Authorization` itself; it holds the token, with or without `Bearer`. `Cookie`: the token comes in `watchword.token.cookie` alone.",
            SettingKinds::headerName);

    /** Where the subject stands in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_SUBJECT = claims(
            "watchword.claims.subject",
            "sub",
            "The claim that holds the immutable id of the user. Of several the first that is there counts.");

    /** Where the name stands in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_NAME = claims(
            "watchword.claims.name",
            "upn,preferred_username,sub",
            "The claim that holds the user's name. Of several the first that is there counts; where none is, the subject is the name.");

    /** Where roles stand in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_ROLES = claims(
            "watchword.claims.roles",
            "groups",
            "The claims that hold the roles; those of all count. A path such as `realm_access/roles` leads to a nested one.");

    /** Where permissions stand in a token. */
    public static final Setting<List<ClaimPath>> CLAIMS_PERMISSIONS =
            claims("watchword.claims.permissions", "permissions", "The claims that hold the permissions, likewise.");

    /** Which claims are texts of words. */
    public static final Setting<Set<String>> CLAIMS_WORDS = names(
            "watchword.claims.words",
            List.of(),
            "scope,scp",
            "The claims of roles and permissions whose text is a list of words parted by spaces; elsewhere a text is one role.");

    /** Which claim names whom a token is for. */
    public static final Setting<ClaimPath> CLAIMS_AUDIENCE = new Setting<>(
            "watchword.claims.audience",
            List.of(),
            false,
            "the name of a claim",
            "aud",
            "The claim that must name one of `watchword.token.audience`; `client_id`, for one, where access tokens have no `aud`. Issued tokens have `aud` whatever this says.",
            ClaimPath::of);

    /** Which claims must have which values. */
    public static final Setting<List<RequiredClaim>> CLAIMS_REQUIRED = new Setting<>(
            "watchword.claims.required",
            List.of(),
            false,
            "claims with their values, separated by commas, each 'claim=value' or 'claim=value|value'",
            "",
            "Claims that a token must have with one of some values, such as `token_use=access,typ=Bearer`, so that an ID token does not pass for an access token.",
            RequiredClaim::list);

    /** What happens to a bad token where no caller is needed. */
    public static final Setting<Boolean> REJECT_INVALID_TOKENS = new Setting<>(
            "watchword.reject-invalid-tokens",
            List.of(),
            false,
            "'when-needed' or 'always'",
            "when-needed",
            "`when-needed`: a bad token matters only where a caller is needed. `always`: it is refused on every path.",
            value -> oneOf(value, "when-needed", "always").equals("always"));

    /** What an unannotated method beside annotated ones means. */
    public static final Setting<Boolean> DENY_UNANNOTATED = new Setting<>(
            "watchword.deny-unannotated",
            List.of(),
            false,
            "'true' or 'false'",
            "false",
            "`true`: a method of a resource or bean without an annotation is denied where another one of its class has one.",
            value -> oneOf(value, "true", "false").equals("true"));

    /** Whether the container is told who calls. */
    public static final Setting<ContainerCallerMode> CONTAINER_CALLER = new Setting<>(
            "watchword.container-caller",
            List.of(),
            false,
            "'auto', 'on' or 'off'",
            "auto",
            "Whether the container itself is told who calls, at a cost for every request. `auto`: where enterprise beans, `@ServletSecurity` or a security constraint need it, and nothing in the host stands against it.",
            value -> ContainerCallerMode.valueOf(
                    oneOf(value, "auto", "on", "off").toUpperCase(Locale.ROOT)));

    /** Paths that need no caller. */
    public static final Setting<List<String>> PATHS_PUBLIC = list(
            "watchword.paths.public",
            "Path patterns that need no caller, such as `/,/assets/*`. The most specific pattern of all rules wins.");

    /** Paths that need a caller. */
    public static final Setting<List<String>> PATHS_AUTHENTICATED =
            list("watchword.paths.authenticated", "Path patterns that need a caller, whoever it is, such as `/api/*`.");

    /** Paths that need a role. */
    public static final Setting<List<String>> PATHS_ROLES = list(
            "watchword.paths.roles",
            "Path patterns that need one of some roles, each `pattern=role` or `pattern=role|role`, such as `/admin/*=admin,/reports/*=auditor|admin`.");

    /** A shared secret that signs and verifies. */
    public static final Setting<Optional<String>> KEY_SECRET = secret(
            "watchword.key.secret",
            "at least 32 bytes (as text, or as base64 after 'base64:')",
            "A shared secret that signs and verifies: at least 32 bytes as text, or as base64 after `base64:`.");

    /** Where PEM or JWK keys are. */
    public static final Setting<Optional<String>> KEY_LOCATION = optional(
            "watchword.key.location",
            List.of("mp.jwt.verify.publickey.location"),
            "'file:/path', 'classpath:/path', 'env:NAME' or an 'https://' URL of a PEM or JWK set",
            "Where the keys are: `file:/path`, `classpath:/path` or `env:NAME` of a PEM or JWK set; to verify only, the `https://` URL of one too.");

    /** A public key as it is. */
    public static final Setting<Optional<String>> KEY_PUBLIC = optional(
            "watchword.key.public",
            List.of("mp.jwt.verify.publickey"),
            "a public key as PEM, the base64 of one without its first and last line, or a JWK or JWK set",
            "To verify only: the public key itself, as PEM, as the base64 within a PEM, or as JWK or JWK set (also in base64url). In place of `watchword.key.location`.");

    /** Whether keys may come over plain HTTP. */
    public static final Setting<Boolean> KEY_ALLOW_HTTP = new Setting<>(
            "watchword.key.allow-http",
            List.of(),
            false,
            "'true' or 'false'",
            "false",
            "`true`: keys are fetched from an `http://` URL of another machine too. Whoever stands on the way can then put keys of theirs there: for networks of containers only, where nobody does.",
            value -> oneOf(value, "true", "false").equals("true"));

    /** How old keys from a URL grow before they are fetched anew. */
    public static final Setting<Duration> KEY_REFRESH = duration(
            "watchword.key.refresh",
            List.of(),
            "PT15M",
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            "How old keys from a URL grow before they are fetched anew. A token with an unknown key has them fetched sooner.");

    /** How long keys from a URL stay in force while they cannot be fetched. */
    public static final Setting<Duration> KEY_MAX_STALENESS = duration(
            "watchword.key.max-staleness",
            List.of(),
            "PT1H",
            Duration.ofSeconds(10),
            Duration.ofDays(7),
            "How old keys from a URL may grow while they cannot be fetched; then the answer is 503. Not less than `watchword.key.refresh`.");

    /** The one algorithm of the configured or generated key. */
    public static final Setting<Optional<JwsAlgorithm>> KEY_ALGORITHM = new Setting<>(
            "watchword.key.algorithm",
            List.of("mp.jwt.verify.publickey.algorithm"),
            false,
            "one of HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512",
            "",
            "The one algorithm of the configured or generated key. Default: HS256 for a secret, RS256 for RSA, that of the curve for EC. A generated key is for this one, which must be RS or ES; without it for ES256.",
            value -> value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JwsAlgorithm.named(value).orElseThrow(IllegalArgumentException::new)));

    /** What seals generated private keys in the database. */
    public static final Setting<Optional<String>> KEY_ENCRYPTION_KEY = secret(
            "watchword.key.encryption-key",
            "32 bytes as base64",
            "Seals generated private keys in the database: 32 bytes as base64. Without it they stand there readable.");

    /** Whether generated keys that are not sealed are taken where an encryption key is set. */
    public static final Setting<Boolean> KEY_UNSEALED = new Setting<>(
            "watchword.key.unsealed",
            List.of(),
            false,
            "'refuse' or 'accept'",
            "refuse",
            "Whether keys in the database that are not sealed are taken where `watchword.key.encryption-key` is set. `accept` is for the change-over only: whoever can write the table can add one.",
            value -> oneOf(value, "refuse", "accept").equals("accept"));

    /** The data source. */
    public static final Setting<String> DATASOURCE = text(
            "watchword.datasource",
            List.of(),
            "java:comp/DefaultDataSource",
            "JNDI name of the data source for users and sessions.");

    /** What is done about tables at start. */
    public static final Setting<SchemaMode> SCHEMA = new Setting<>(
            "watchword.schema",
            List.of(),
            false,
            "'apply', 'validate' or 'none'",
            "apply",
            "`apply`: make and upgrade the `ww_` tables at start. `validate`: only check them. `none`: neither. In every mode the database must be PostgreSQL or H2.",
            value ->
                    SchemaMode.valueOf(oneOf(value, "apply", "validate", "none").toUpperCase(Locale.ROOT)));

    /** Where the endpoints are. */
    public static final Setting<String> ENDPOINTS_PATH = new Setting<>(
            "watchword.endpoints.path",
            List.of(),
            false,
            "a path such as /auth, without a slash at its end",
            "/auth",
            "Where the endpoints are, below the context root.",
            SettingKinds::path);

    /** Endpoints that are not there. */
    public static final Setting<List<String>> ENDPOINTS_OFF = list(
            "watchword.endpoints.off",
            "Endpoints that are switched off, by their names, such as `verify,password-reset`: the last column of endpoints.md, not always"
                    + " the last part of the address. `admin` stands for all below `/auth/admin`.");

    /** How long a session lives without a refresh. */
    public static final Setting<Duration> SESSION_IDLE_TIMEOUT = duration(
            "watchword.session.idle-timeout",
            List.of(),
            "P14D",
            Duration.ofSeconds(1),
            Duration.ofDays(366),
            "How long a session lives without a refresh; each refresh begins it anew.");

    /** How long a session lives at most. */
    public static final Setting<Duration> SESSION_MAX_LIFETIME = duration(
            "watchword.session.max-lifetime",
            List.of(),
            "P90D",
            Duration.ofSeconds(1),
            Duration.ofDays(3660),
            "How long a session lives at most, however often it is refreshed.");

    /** How many sessions a user has. */
    public static final Setting<Integer> SESSION_MAX_PER_USER = number(
            "watchword.session.max-per-user",
            "100",
            0,
            100_000,
            "How many sessions a user has at most; a login past that ends the one whose login is the longest ago. 0: any number.");

    /** How long the predecessor of a refresh token still gets its successor. */
    public static final Setting<Duration> REFRESH_GRACE = duration(
            "watchword.refresh.grace",
            List.of(),
            "PT10S",
            Duration.ZERO,
            Duration.ofMinutes(5),
            "How long after a refresh the same refresh token still gets the same successor; later it is a replay and ends the session.");

    /** How often revocations are read. */
    public static final Setting<Duration> REVOCATION_POLL = duration(
            "watchword.revocation.poll",
            List.of(),
            "PT2S",
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            "How soon a logout on one node is in force on all others.");

    /** How old the revocation list may grow. */
    public static final Setting<Duration> REVOCATION_MAX_STALENESS = duration(
            "watchword.revocation.max-staleness",
            List.of(),
            "PT1M",
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "How long valid tokens still pass while the revocations cannot be read; then the answer is 503.");

    /** bcrypt's cost. */
    public static final Setting<Integer> PASSWORD_BCRYPT_COST =
            number("watchword.password.bcrypt-cost", "12", 10, 16, "The cost of bcrypt; one more doubles the time.");

    /** How many passwords are hashed at once. */
    public static final Setting<Integer> PASSWORD_MAX_CONCURRENT = number(
            "watchword.password.max-concurrent",
            "0",
            0,
            1024,
            "How many passwords are hashed at once; 0: half of the processors, at least one.");

    /** How many logins wait for hashing. */
    public static final Setting<Integer> PASSWORD_MAX_WAITING = number(
            "watchword.password.max-waiting",
            "32",
            0,
            10_000,
            "How many logins may wait for their turn to hash; past that the answer is 503.");

    /** How long a login waits for hashing. */
    public static final Setting<Duration> PASSWORD_MAX_WAIT = duration(
            "watchword.password.max-wait",
            List.of(),
            "PT5S",
            Duration.ZERO,
            Duration.ofMinutes(1),
            "How long a login may wait for its turn to hash; past that the answer is 503.");

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
    public static final Setting<RegistrationMode> REGISTER = new Setting<>(
            "watchword.register",
            List.of(),
            false,
            "'off', 'invitation' or 'open'",
            "off",
            "Who may make an account at `/auth/register`: `off`, nobody; `invitation`, whom an administrator has invited, which needs mail; `open`, everybody.",
            value -> RegistrationMode.valueOf(
                    oneOf(value, "off", "invitation", "open").toUpperCase(Locale.ROOT)));

    /** Roles of those who register. */
    public static final Setting<Set<String>> REGISTER_ROLES = names(
            "watchword.register.roles",
            List.of(),
            "user",
            "Roles of those who register, and of those who are invited without a word about roles.");

    /** How long an invitation is good. */
    public static final Setting<Duration> REGISTER_INVITATION_TTL = duration(
            "watchword.register.invitation-ttl",
            List.of(),
            "P7D",
            Duration.ofHours(1),
            Duration.ofDays(90),
            "How long an invitation is good. An account that nobody has taken until then is removed.");

    /** The server's mail session. */
    public static final Setting<Optional<String>> MAIL_SESSION = optional(
            "watchword.mail.session",
            List.of(),
            "the JNDI name of a mail session",
            "JNDI name of the server's mail session, such as `java:comp/env/mail/default`. Without it and `watchword.mail.host` no mail is sent: users cannot reset their password themselves, nobody can be invited, and addresses are not verified.");

    /** The SMTP server. */
    public static final Setting<Optional<String>> MAIL_HOST = optional(
            "watchword.mail.host",
            List.of(),
            "the host name of an SMTP server",
            "The SMTP server, where no session of the server's is used.");

    /** Its port. */
    public static final Setting<Integer> MAIL_PORT = number("watchword.mail.port", "587", 1, 65_535, "Its port.");

    /** How the connection to it is guarded. */
    public static final Setting<MailTls> MAIL_TLS = new Setting<>(
            "watchword.mail.tls",
            List.of(),
            false,
            "'starttls', 'tls' or 'none'",
            "starttls",
            "How the connection to it is guarded: `starttls` (required, not only offered), `tls` from the beginning, `none`.",
            value -> MailTls.valueOf(oneOf(value, "starttls", "tls", "none").toUpperCase(Locale.ROOT)));

    /** User at the SMTP server. */
    public static final Setting<Optional<String>> MAIL_USERNAME = optional(
            "watchword.mail.username",
            List.of(),
            "a user name",
            "User name at the SMTP server, where it asks for one.");

    /** Password there. */
    public static final Setting<Optional<String>> MAIL_PASSWORD =
            secret("watchword.mail.password", "a password", "Password there.");

    /** The sender's address. */
    public static final Setting<Optional<String>> MAIL_FROM = optional(
            "watchword.mail.from",
            List.of(),
            "an e-mail address",
            "The address that mail comes from; needed where mail is on.");

    /** Where the links in mails lead. */
    public static final Setting<Optional<String>> MAIL_LINK = new Setting<>(
            "watchword.mail.link",
            List.of(),
            false,
            "an https:// or http:// URL",
            "",
            "The page of the host that links in mails lead to; `#verify=`, `#reset=` or `#invitation=` and the token are added, which no server's log sees. Without it mails hold the token alone.",
            value -> {
                if (!value.isEmpty() && !value.matches("https?://[^\\s#]+")) {
                    throw new IllegalArgumentException();
                }
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            });

    /** How long a token in a mail is good. */
    public static final Setting<Duration> MAIL_TOKEN_TTL = duration(
            "watchword.mail.token-ttl",
            List.of(),
            "PT30M",
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            "How long a token in a mail is good.");

    /** Whether numbers are kept. */
    public static final Setting<MetricsMode> METRICS = new Setting<>(
            "watchword.metrics",
            List.of(),
            false,
            "'auto' or 'off'",
            "auto",
            "Whether logins, refusals and the time of hashing are counted: `auto` where there is a bean `MeterRegistry` (Micrometer) or `OpenTelemetry`, `off` nowhere.",
            value -> MetricsMode.valueOf(oneOf(value, "auto", "off").toUpperCase(Locale.ROOT)));

    /** Where audit events are kept. */
    public static final Setting<AuditStoreMode> AUDIT_STORE = new Setting<>(
            "watchword.audit.store",
            List.of(),
            false,
            "'database' or 'log'",
            "database",
            "Where audit events are kept: `database` is in `ww_audit` and in the log, `log` in the log only.",
            value -> AuditStoreMode.valueOf(oneOf(value, "database", "log").toUpperCase(Locale.ROOT)));

    /** How long audit rows are kept. */
    public static final Setting<Duration> AUDIT_RETENTION = duration(
            "watchword.audit.retention",
            List.of(),
            "P365D",
            Duration.ofDays(1),
            Duration.ofDays(36_500),
            "How long audit events stay in `ww_audit`; older ones go with the next clean-up.");

    /** By which scheme new passwords are hashed. */
    public static final Setting<PasswordScheme> PASSWORD_SCHEME = new Setting<>(
            "watchword.password.scheme",
            List.of(),
            false,
            "bcrypt or argon2id",
            "bcrypt",
            "By which scheme passwords are hashed: `bcrypt` or `argon2id`. Hashes of the other one still verify, and are replaced at login. With `bcrypt` new passwords of more than 72 bytes in UTF-8 are refused; `argon2id` takes them.",
            value -> PasswordScheme.valueOf(oneOf(value, "bcrypt", "argon2id").toUpperCase(Locale.ROOT)));

    /** Argon2id's memory in KiB. */
    public static final Setting<Integer> PASSWORD_ARGON2_MEMORY = number(
            "watchword.password.argon2.memory",
            "19456",
            7168,
            262_144,
            "The memory of Argon2id in KiB, for each password that is hashed at the time. Times the iterations it must be at least 35840.");

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
            "Fewest characters (Unicode code points) of a new password; 15 is recommended where it is the only factor.");

    /** Kinds of character that a password must have. */
    public static final Setting<Set<CharacterKind>> PASSWORD_REQUIRE = new Setting<>(
            "watchword.password.require",
            List.of(),
            false,
            "a comma-separated list out of upper, lower, digit and special",
            "",
            "Kinds of character that a new password must have, out of `upper,lower,digit,special`; NIST and OWASP advise against any.",
            SettingKinds::characterKinds);

    /** Words that make a password easy to guess here. */
    public static final Setting<List<String>> PASSWORD_CONTEXT_WORDS = list(
            "watchword.password.context-words",
            "Words that make a password easy to guess here, such as the names of product and company; the user's name, e-mail address and the context root count anyway.");

    /** Where breached passwords are looked up. */
    public static final Setting<Optional<URI>> PASSWORD_BREACH_URL = new Setting<>(
            "watchword.password.breach-url",
            List.of(),
            false,
            "a URL that begins with https:// or http://",
            "",
            "Where new passwords are looked up among breached ones: the URL of a range API, such as `https://api.pwnedpasswords.com/range/`, which gets the first 5 hexadecimal digits of the SHA-1; off where it is empty.",
            SettingKinds::httpUrl);
    /** The proxies that are believed. */
    public static final Setting<List<AddressRange>> PROXIES = new Setting<>(
            "watchword.proxies",
            List.of(),
            false,
            "a comma-separated list of addresses and ranges, such as 10.0.0.0/8,2001:db8::1",
            "",
            "The proxies that are believed about the client's address and protocol: addresses and ranges, such as `10.0.0.0/8,2001:db8::1`. Without it no such header is read.",
            value -> SettingKinds.split(value).stream().map(AddressRange::of).toList());

    /** What those proxies write. */
    public static final Setting<ProxyHeader> PROXIES_HEADER = new Setting<>(
            "watchword.proxies.header",
            List.of(),
            false,
            "'x-forwarded' or 'forwarded'",
            "x-forwarded",
            "What those proxies write: `x-forwarded` for `X-Forwarded-For` and `X-Forwarded-Proto`, `forwarded` for `Forwarded` (RFC 7239). The other kind is not read.",
            value -> ProxyHeader.valueOf(oneOf(value, "x-forwarded", "forwarded")
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_')));

    /** Whether attempts are limited. */
    public static final Setting<Boolean> THROTTLE_ENABLED = new Setting<>(
            "watchword.throttle.enabled",
            List.of(),
            false,
            "'true' or 'false'",
            "true",
            "Whether logins, refreshes and the like are limited at all.",
            value -> oneOf(value, "true", "false").equals("true"));

    /** Failed logins for one name from one address. */
    public static final Setting<Rate> THROTTLE_PER_ADDRESS_AND_NAME = rate(
            "watchword.throttle.per-address-and-name",
            "5/PT1M",
            "Failed logins for one name from one address, as `number/period`; each further one has to wait twice as long as the one before.");

    /** Failed logins from one address. */
    public static final Setting<Rate> THROTTLE_PER_ADDRESS = rate(
            "watchword.throttle.per-address",
            "60/PT1M",
            "Failed logins from one address, whatever the names, and requests to each other endpoint by which something can be guessed or somebody be bothered (IPv6: from one /64).");

    /** Failed logins for one name from strange addresses. */
    public static final Setting<Rate> THROTTLE_PER_ACCOUNT = rate(
            "watchword.throttle.per-account",
            "60/PT1H",
            "Failed logins for one name from all addresses together from which it has not logged in before.");

    /** Right logins of one name. */
    public static final Setting<Rate> THROTTLE_LOGINS_PER_NAME = rate(
            "watchword.throttle.logins-per-name",
            "60/PT1M",
            "Logins with the right password for one name, from all addresses together. Each makes a session and ends the oldest of too many.");

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
            "Mails to one address that whoever knows it can ask for: for a new password; to confirm the address and at a registration; and because a password was changed, each by itself. Past it no more are sent, and the answers stay the same.");

    /** Where attempts are counted. */
    public static final Setting<ThrottleStore> THROTTLE_STORE = new Setting<>(
            "watchword.throttle.store",
            List.of(),
            false,
            "'memory' or 'database'",
            "memory",
            "Where logins, requests and mails are counted, but refreshes and verifications, which each node counts. `memory`: by each node. `database`: by all nodes together.",
            value -> ThrottleStore.valueOf(oneOf(value, "memory", "database").toUpperCase(Locale.ROOT)));

    /** Failures in a row after which an account is locked. */
    public static final Setting<Integer> LOCKOUT_FAILURES = number(
            "watchword.lockout.failures",
            "20",
            0,
            100,
            "After so many failed logins in a row an account is locked for addresses from which it has not logged in before; 0: never.");

    /** How long an account is locked. */
    public static final Setting<Duration> LOCKOUT_DURATION = duration(
            "watchword.lockout.duration",
            List.of(),
            "PT15M",
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "How long an account is locked, after each further failure again; also the longest wait for one name from one address.");

    /** Whether TLS is asked for. */
    public static final Setting<Boolean> HTTPS_REQUIRED = new Setting<>(
            "watchword.https",
            List.of(),
            false,
            "'optional' or 'required'",
            "optional",
            "`required`: over plain HTTP our endpoints, and requests with a bearer token, are answered 403 `https_required`.",
            value -> oneOf(value, "optional", "required").equals("required"));

    /** How long browsers keep to TLS. */
    public static final Setting<Duration> HSTS_MAX_AGE = duration(
            "watchword.hsts.max-age",
            List.of(),
            "P365D",
            Duration.ZERO,
            Duration.ofDays(3660),
            "How long browsers that got an answer of ours over TLS keep to TLS for the whole host name; `PT0S`: nothing is said of it.");

    /** The origins whose pages may call. */
    public static final Setting<List<String>> CORS_ORIGINS = new Setting<>(
            "watchword.cors.origins",
            List.of(),
            false,
            "a comma-separated list of origins such as https://app.example.org, or '*'",
            "",
            "The origins whose pages may call our endpoints, such as `https://app.example.org`, or `*`. Without it CORS is left to the host.",
            SettingKinds::origins);

    /** The methods that those pages may use. */
    public static final Setting<Set<String>> CORS_METHODS = names(
            "watchword.cors.methods", List.of(), "GET,POST,PUT,PATCH,DELETE", "The methods that those pages may use.");

    /** The headers that those pages may send. */
    public static final Setting<Set<String>> CORS_HEADERS = names(
            "watchword.cors.headers",
            List.of(),
            "Authorization,Content-Type",
            "The headers that those pages may send.");

    /** The headers that those pages may read. */
    public static final Setting<Set<String>> CORS_EXPOSED_HEADERS = names(
            "watchword.cors.exposed-headers",
            List.of(),
            "WWW-Authenticate,Retry-After",
            "The headers that those pages may read.");

    /** How long browsers remember what a pre-flight said. */
    public static final Setting<Duration> CORS_MAX_AGE = duration(
            "watchword.cors.max-age",
            List.of(),
            "PT10M",
            Duration.ZERO,
            Duration.ofDays(1),
            "How long browsers remember the answer to a pre-flight.");

    /** Whether those pages may send cookies. */
    public static final Setting<Boolean> CORS_CREDENTIALS = new Setting<>(
            "watchword.cors.credentials",
            List.of(),
            false,
            "'true' or 'false'",
            "false",
            "Whether those pages may send cookies; not together with the origin `*`.",
            value -> oneOf(value, "true", "false").equals("true"));

    /** The host's own paths that they may call. */
    public static final Setting<List<String>> CORS_PATHS = list(
            "watchword.cors.paths", "Path patterns of the host's own for which all this holds too, such as `/api/*`.");

    /** Whether the server is told of our readiness. */
    public static final Setting<Boolean> HEALTH = new Setting<>(
            "watchword.health",
            List.of(),
            false,
            "'auto' or 'off'",
            "auto",
            "`auto`: where the server has MicroProfile Health, its readiness has a check `watchword`. `off`: that check is always up.",
            value -> oneOf(value, "auto", "off").equals("auto"));

    /** The conflicts that the operator knows of. */
    public static final Setting<List<String>> REPORT_ACCEPT = list(
            "watchword.report.accept",
            "Names of conflicts and unsafe settings of the report, such as `unsealed-keys`, that you know of: they become notes.");

    private static final List<Setting<?>> ALL = List.of(
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
            REJECT_INVALID_TOKENS,
            DENY_UNANNOTATED,
            CONTAINER_CALLER,
            PATHS_PUBLIC,
            PATHS_AUTHENTICATED,
            PATHS_ROLES,
            KEY_SECRET,
            KEY_LOCATION,
            KEY_PUBLIC,
            KEY_ALLOW_HTTP,
            KEY_REFRESH,
            KEY_MAX_STALENESS,
            KEY_ALGORITHM,
            KEY_ENCRYPTION_KEY,
            KEY_UNSEALED,
            DATASOURCE,
            SCHEMA,
            ENDPOINTS_PATH,
            ENDPOINTS_OFF,
            SESSION_IDLE_TIMEOUT,
            SESSION_MAX_LIFETIME,
            SESSION_MAX_PER_USER,
            REFRESH_GRACE,
            REVOCATION_POLL,
            REVOCATION_MAX_STALENESS,
            PASSWORD_BCRYPT_COST,
            PASSWORD_MAX_CONCURRENT,
            PASSWORD_MAX_WAITING,
            PASSWORD_MAX_WAIT,
            BOOTSTRAP_USERNAME,
            BOOTSTRAP_PASSWORD,
            BOOTSTRAP_ROLES,
            BOOTSTRAP_PERMISSIONS,
            REGISTER,
            REGISTER_ROLES,
            REGISTER_INVITATION_TTL,
            MAIL_SESSION,
            MAIL_HOST,
            MAIL_PORT,
            MAIL_TLS,
            MAIL_USERNAME,
            MAIL_PASSWORD,
            MAIL_FROM,
            MAIL_LINK,
            MAIL_TOKEN_TTL,
            AUDIT_STORE,
            AUDIT_RETENTION,
            METRICS,
            PASSWORD_SCHEME,
            PASSWORD_ARGON2_MEMORY,
            PASSWORD_ARGON2_ITERATIONS,
            PASSWORD_ARGON2_PARALLELISM,
            PASSWORD_MIN_LENGTH,
            PASSWORD_REQUIRE,
            PASSWORD_CONTEXT_WORDS,
            PASSWORD_BREACH_URL,
            PROXIES,
            PROXIES_HEADER,
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
            LOCKOUT_DURATION,
            HTTPS_REQUIRED,
            HSTS_MAX_AGE,
            CORS_ORIGINS,
            CORS_METHODS,
            CORS_HEADERS,
            CORS_EXPOSED_HEADERS,
            CORS_MAX_AGE,
            CORS_CREDENTIALS,
            CORS_PATHS,
            HEALTH,
            REPORT_ACCEPT);

    private Settings() {}

    /** Every setting, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return ALL;
    }
}

package org.watchword.start;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.key.KeySettings;
import org.watchword.report.Report;
import org.watchword.servlet.TokenReader;
import org.watchword.token.ClaimRules;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSettings;
import org.watchword.transport.CorsPolicy;
import org.watchword.transport.CsrfCheck;

/**
 * Says which tokens are taken and where they are looked for, as the settings have it.
 *
 * @param issues whether this web application issues tokens itself: then names of MicroProfile JWT, which were written
 *     for tokens of others, loosen nothing and move nothing
 */
record ConfiguredTokens(Configuration configuration, boolean issues) {

    /** MicroProfile JWT's default for the name of the cookie. */
    private static final String MICROPROFILE_COOKIE = "Bearer";

    private static final String IN_COOKIE = "Cookie";

    /**
     * Checks that what is issued can be taken.
     *
     * @throws ConfigurationException if tokens are issued and the audience is empty
     */
    ConfiguredTokens {
        if (issues && configuration.get(TokenSettings.TOKEN_AUDIENCE).isEmpty()) {
            throw new ConfigurationException("Watchword cannot start: " + TokenSettings.TOKEN_AUDIENCE.name()
                    + " is set to nothing, and tokens that are issued need an audience (RFC 8725 §3.9); write a name of"
                    + " this application, or take the setting away");
        }
    }

    TokenPolicy policy() {
        return new TokenPolicy(
                configuration.get(TokenSettings.TOKEN_ALGORITHMS),
                Set.of(configuration.get(TokenSettings.TOKEN_ISSUER)),
                audiences(),
                configuration.get(TokenSettings.TOKEN_SKEW),
                configuration.get(TokenSettings.TOKEN_MAX_LENGTH),
                new ClaimRules(
                        new ClaimRules.Places(
                                configuration.get(TokenSettings.CLAIMS_SUBJECT),
                                configuration.get(TokenSettings.CLAIMS_NAME),
                                configuration.get(TokenSettings.CLAIMS_ROLES),
                                configuration.get(TokenSettings.CLAIMS_PERMISSIONS),
                                configuration.get(TokenSettings.CLAIMS_AUDIENCE)),
                        configuration.get(TokenSettings.CLAIMS_WORDS),
                        configuration.get(TokenSettings.CLAIMS_REQUIRED),
                        configuration.get(TokenSettings.TOKEN_ISSUED_AT),
                        maxAge(),
                        ClaimRules.RoleMap.none()));
    }

    /** The header that tokens come in; {@code Cookie} where they come in a cookie alone. */
    String header() {
        return counts(TokenSettings.TOKEN_HEADER)
                ? configuration.get(TokenSettings.TOKEN_HEADER)
                : TokenSettings.TOKEN_HEADER.defaultValue();
    }

    /**
     * Tells whether tokens of ours may be others than those of the server's MicroProfile JWT, which would refuse ours
     * then.
     */
    boolean differFromMicroProfile() {
        return issues
                || !KeySettings.onlyMicroProfile(configuration)
                || !configuration.get(IssuerSettings.ISSUERS).isEmpty();
    }

    TokenReader reader() {
        String header = header();
        boolean cookieOnly = header.equalsIgnoreCase(IN_COOKIE);
        Optional<String> cookie = configuration
                .get(TokenSettings.TOKEN_COOKIE)
                // The name is there for all, and the header says whether it is to be used.
                .filter(name -> !configuration.isSynonym(TokenSettings.TOKEN_COOKIE) || (cookieOnly && !issues));
        CsrfCheck csrf = new CsrfCheck(CorsPolicy.of(configuration));
        return cookieOnly
                ? TokenReader.ofCookie(cookie.orElse(MICROPROFILE_COOKIE), csrf)
                : new TokenReader(header, cookie, csrf);
    }

    /** Says in the report what is checked less than by default. */
    void report(Report report) {
        if (audiences().isEmpty()) {
            boolean said = !configuration.origin(TokenSettings.TOKEN_AUDIENCE).equals("default");
            report.unsafe(
                    "audience-not-checked",
                    (said
                                    ? "watchword.token.audience is set to nothing: "
                                    : "only names of MicroProfile JWT are set, and none of an audience: ")
                            + "tokens that the issuer made for other services are taken too",
                    "set watchword.token.audience to what the issuer writes into aud, or into the claim that"
                            + " watchword.claims.audience names");
        }
    }

    private Set<String> audiences() {
        boolean said = !configuration.origin(TokenSettings.TOKEN_AUDIENCE).equals("default");
        return !said && isOnlyMicroProfile() ? Set.of() : configuration.get(TokenSettings.TOKEN_AUDIENCE);
    }

    /**
     * Such an application worked without an audience before the jar came: MicroProfile JWT checks one only where it is
     * set.
     */
    private boolean isOnlyMicroProfile() {
        if (issues) {
            return false;
        }
        boolean ours = Stream.of(
                        TokenSettings.TOKEN_ISSUER,
                        KeySettings.KEY_LOCATION,
                        KeySettings.KEY_PUBLIC,
                        KeySettings.KEY_SECRET)
                .anyMatch(setting -> isSet(setting) && !configuration.isSynonym(setting));
        boolean theirs = Stream.of(TokenSettings.TOKEN_ISSUER, KeySettings.KEY_LOCATION, KeySettings.KEY_PUBLIC)
                .anyMatch(configuration::isSynonym);
        return theirs && !ours;
    }

    private boolean isSet(Setting<?> setting) {
        return !configuration.origin(setting).equals("default");
    }

    private Optional<Duration> maxAge() {
        return configuration.get(TokenSettings.TOKEN_MAX_AGE).filter(age -> counts(TokenSettings.TOKEN_MAX_AGE));
    }

    private boolean counts(Setting<?> setting) {
        return !issues || !configuration.isSynonym(setting);
    }
}

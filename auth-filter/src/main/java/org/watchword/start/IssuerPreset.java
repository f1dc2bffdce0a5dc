package org.watchword.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.watchword.config.Setting;

/** Defaults for the access tokens of a provider, as it writes them without customization. */
public enum IssuerPreset {
    /** A realm of Keycloak. Its ID tokens have {@code typ} {@code ID}. */
    KEYCLOAK("/protocol/openid-connect/certs", """
            claims.name=preferred_username,sub
            claims.roles=realm_access/roles
            claims.required=typ=Bearer"""),
    /**
     * An API of Auth0. Without its role-based access control a client gets every scope that it asks for, so that
     * {@code scope} says nothing of the user; {@code permissions} does.
     */
    AUTH0("/.well-known/jwks.json", """
            claims.name=sub
            claims.permissions=permissions"""),
    /**
     * An API in one tenant of Entra ID, with tokens of version 2. ID tokens may have the same audience, and have no
     * {@code azpacr}.
     */
    ENTRA("/discovery/v2.0/keys", """
            claims.subject=oid
            claims.name=preferred_username,upn,oid
            claims.roles=roles
            claims.permissions=scp
            claims.required=ver=2.0,azpacr=0|1|2"""),
    /** A user pool of Amazon Cognito. Its access tokens have no {@code aud}. */
    COGNITO("/.well-known/jwks.json", """
            claims.name=username,sub
            claims.roles=cognito:groups
            claims.permissions=scope
            claims.audience=client_id
            claims.required=token_use=access"""),
    /**
     * A custom authorization server of Okta. {@code sub} is the login, which may change; clients have no {@code uid}.
     */
    OKTA("/v1/keys", """
            claims.subject=uid,sub
            claims.name=sub
            claims.permissions=scp""");

    private static final String OF_ALL = "algorithms=RS256\n";
    private static final String VERSION_2 = "/v2.0";

    private final String keys;
    private final String written;

    /** @param written a setting in each line, by the end of its name */
    IssuerPreset(String keys, String written) {
        this.keys = keys;
        this.written = written;
    }

    /** The setting that chooses one. */
    static Setting<Optional<IssuerPreset>> setting(String name) {
        String words = Stream.of(values()).map(IssuerPreset::word).collect(Collectors.joining(", "));
        return new Setting<>(
                name,
                List.of(),
                false,
                "one of " + words + ", or nothing",
                "",
                "The provider whose access tokens these are, so that the settings below have [its defaults](#presets): "
                        + "`keycloak`, `auth0`, `entra`, `cognito` or `okta`.",
                value -> value.isEmpty() ? Optional.empty() : Optional.of(named(value)));
    }

    private static IssuerPreset named(String word) {
        return Stream.of(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** The word that stands for it in a setting. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The defaults by the end of the setting's name, as they would be written. */
    public Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        (OF_ALL + written).lines().forEach(line -> {
            int end = line.indexOf('=');
            defaults.put(line.substring(0, end), line.substring(end + 1));
        });
        return defaults;
    }

    /** The URL of the keys of an issuer, or empty where its {@code iss} is not as this provider writes it. */
    Optional<String> keysOf(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        if (this != ENTRA) {
            return Optional.of(base + keys);
        }
        return base.endsWith(VERSION_2)
                ? Optional.of(base.substring(0, base.length() - VERSION_2.length()) + keys)
                : Optional.empty();
    }
}

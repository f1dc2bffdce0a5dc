package org.watchword.transport;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.duration;
import static org.watchword.config.SettingKinds.flag;
import static org.watchword.config.SettingKinds.list;
import static org.watchword.config.SettingKinds.names;
import static org.watchword.config.SettingKinds.split;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.watchword.config.Setting;
import org.watchword.config.SettingKinds;

/**
 * Lists the settings of the way between client and server: proxies, TLS, CORS. The table in docs/settings.md is checked
 * against it.
 */
public final class TransportSettings {

    /** Sets the proxies that are believed. */
    public static final Setting<List<AddressRange>> PROXIES = new Setting<>(
            "watchword.proxies",
            List.of(),
            false,
            "a comma-separated list of addresses and ranges, such as 10.0.0.0/8,2001:db8::1",
            "",
            "The proxies that are believed about the client's address and protocol: addresses and ranges, such "
                    + "as `10.0.0.0/8,2001:db8::1`. Without it no such header is read.",
            value -> SettingKinds.split(value).stream().map(AddressRange::of).toList());

    /** Sets which headers those proxies write. */
    public static final Setting<ProxyHeader> PROXIES_HEADER = choice(
            "watchword.proxies.header",
            "x-forwarded",
            ProxyHeader.class,
            "What those proxies write: `x-forwarded` for `X-Forwarded-For` and `X-Forwarded-Proto`, `forwarded` "
                    + "for `Forwarded` (RFC 7239). The other kind is not read.");

    /** Sets whether TLS is asked for. */
    public static final Setting<Boolean> HTTPS_REQUIRED = flag(
            "watchword.https",
            "optional",
            "optional",
            "required",
            "`required`: over plain HTTP our endpoints, and requests with a bearer token, are answered 403 "
                    + "`https_required`.");

    /** Sets how long browsers keep to TLS. */
    public static final Setting<Duration> HSTS_MAX_AGE = duration(
            "watchword.hsts.max-age",
            List.of(),
            "P365D",
            Duration.ZERO,
            Duration.ofDays(3660),
            "How long browsers that got an answer of ours over TLS keep to TLS for the whole host name; `PT0S`: "
                    + "nothing is said of it.");

    /** Sets the origins whose pages may call. */
    public static final Setting<List<String>> CORS_ORIGINS = new Setting<>(
            "watchword.cors.origins",
            List.of(),
            false,
            "a comma-separated list of origins such as https://app.example.org, or '*'",
            "",
            "The origins whose pages may call our endpoints, such as `https://app.example.org`, or `*`. Without "
                    + "it CORS is left to the host.",
            TransportSettings::origins);

    /** Sets the methods that those pages may use. */
    public static final Setting<Set<String>> CORS_METHODS = names(
            "watchword.cors.methods", List.of(), "GET,POST,PUT,PATCH,DELETE", "The methods that those pages may use.");

    /** Sets the headers that those pages may send. */
    public static final Setting<Set<String>> CORS_HEADERS = names(
            "watchword.cors.headers",
            List.of(),
            "Authorization,Content-Type",
            "The headers that those pages may send.");

    /** Sets the headers that those pages may read. */
    public static final Setting<Set<String>> CORS_EXPOSED_HEADERS = names(
            "watchword.cors.exposed-headers",
            List.of(),
            "WWW-Authenticate,Retry-After",
            "The headers that those pages may read.");

    /** Sets how long browsers remember what a pre-flight said. */
    public static final Setting<Duration> CORS_MAX_AGE = duration(
            "watchword.cors.max-age",
            List.of(),
            "PT10M",
            Duration.ZERO,
            Duration.ofDays(1),
            "How long browsers remember the answer to a pre-flight.");

    /** Sets whether those pages may send cookies. */
    public static final Setting<Boolean> CORS_CREDENTIALS = flag(
            "watchword.cors.credentials",
            "false",
            "false",
            "true",
            "Whether those pages may send cookies; not together with the origin `*`.");

    /** Sets the host's own paths that they may call. */
    public static final Setting<List<String>> CORS_PATHS = list(
            "watchword.cors.paths", "Path patterns of the host's own for which all this holds too, such as `/api/*`.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(
            PROXIES,
            PROXIES_HEADER,
            HTTPS_REQUIRED,
            HSTS_MAX_AGE,
            CORS_ORIGINS,
            CORS_METHODS,
            CORS_HEADERS,
            CORS_EXPOSED_HEADERS,
            CORS_MAX_AGE,
            CORS_CREDENTIALS,
            CORS_PATHS);

    private TransportSettings() {}

    /** Takes origins as browsers write them (RFC 6454 §6.2): anything else would never be met. */
    private static List<String> origins(String value) {
        List<String> origins = split(value);
        if (!origins.stream().allMatch(origin -> origin.matches("[*]|[a-z][a-z0-9+.-]*://[a-z0-9.:\\[\\]_-]+"))) {
            throw new IllegalArgumentException();
        }
        return origins;
    }
}

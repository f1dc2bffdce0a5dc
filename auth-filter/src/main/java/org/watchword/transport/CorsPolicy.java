package org.watchword.transport;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;

/** Which headers answers to pages of other origins carry (Fetch standard, HTTP extensions of the CORS protocol). Immutable. */
public final class CorsPolicy {

    private static final String ANY = "*";
    private static final String CREDENTIALS = "Access-Control-Allow-Credentials";

    private final Set<String> origins;
    private final Map<String, String> always;
    private final Map<String, String> ofPreflight;

    private CorsPolicy(Set<String> origins, Map<String, String> always, Map<String, String> ofPreflight) {
        this.origins = Set.copyOf(origins);
        this.always = Map.copyOf(always);
        this.ofPreflight = Map.copyOf(ofPreflight);
    }

    /**
     * As the settings say.
     *
     * @throws ConfigurationException where every origin is to be allowed, and with credentials
     */
    public static CorsPolicy of(Configuration configuration) {
        Set<String> origins = Set.copyOf(configuration.get(TransportSettings.CORS_ORIGINS));
        boolean credentials = configuration.get(TransportSettings.CORS_CREDENTIALS);
        if (credentials && origins.contains(ANY)) {
            throw new ConfigurationException("Watchword cannot start: " + TransportSettings.CORS_ORIGINS.name()
                    + " is '*' and " + TransportSettings.CORS_CREDENTIALS.name()
                    + " is 'true', so that every page could act for its visitor; write the origins that may");
        }
        Map<String, String> always = new LinkedHashMap<>();
        put(always, "Access-Control-Expose-Headers", configuration.get(TransportSettings.CORS_EXPOSED_HEADERS));
        if (credentials) {
            always.put(CREDENTIALS, "true");
        }
        Map<String, String> ofPreflight = new LinkedHashMap<>();
        put(ofPreflight, "Access-Control-Allow-Methods", configuration.get(TransportSettings.CORS_METHODS));
        put(ofPreflight, "Access-Control-Allow-Headers", configuration.get(TransportSettings.CORS_HEADERS));
        ofPreflight.put(
                "Access-Control-Max-Age",
                Long.toString(configuration.get(TransportSettings.CORS_MAX_AGE).toSeconds()));
        return new CorsPolicy(origins, always, ofPreflight);
    }

    private static void put(Map<String, String> headers, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            headers.put(name, String.join(", ", values));
        }
    }

    /** False where no origin is allowed, and nothing is to be done at all. */
    public boolean isOn() {
        return !origins.isEmpty();
    }

    /**
     * The headers of an answer.
     *
     * @return empty where the origin is none that is allowed
     */
    public Map<String, String> headers(@Nullable String origin) {
        if (origin == null || !isAllowed(origin)) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>(always);
        headers.put("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin);
        return headers;
    }

    /** The same of an answer to a pre-flight. */
    public Map<String, String> preflightHeaders(@Nullable String origin) {
        Map<String, String> headers = new LinkedHashMap<>(headers(origin));
        if (!headers.isEmpty()) {
            headers.remove("Access-Control-Expose-Headers");
            headers.putAll(ofPreflight);
        }
        return headers;
    }

    /** Whether pages of this origin may act for their visitor, with the cookies that the browser has of us. */
    public boolean trusts(String origin) {
        return always.containsKey(CREDENTIALS) && origins.contains(origin);
    }

    /** Compared as a whole and exactly: browsers write an origin in one way only (RFC 6454 §6.2). */
    private boolean isAllowed(String origin) {
        return origins.contains(ANY) || origins.contains(origin);
    }
}

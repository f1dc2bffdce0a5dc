package org.watchword.transport;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.path.DispatchedPath;
import org.watchword.path.PathPattern;

/**
 * CORS at the door: on the paths of our endpoints and on those that the host names it adds the headers and answers
 * pre-flights; elsewhere it adds them to our own refusals. Does nothing at all where no origin is allowed.
 */
public final class CrossOrigin {

    private final CorsPolicy policy;
    private final List<PathPattern> paths;

    private CrossOrigin(CorsPolicy policy, List<PathPattern> paths) {
        this.policy = policy;
        this.paths = List.copyOf(paths);
    }

    /**
     * Makes the door of the settings.
     *
     * @throws ConfigurationException where they contradict each other, or a path is none
     */
    public static CrossOrigin of(Configuration configuration, boolean withEndpoints) {
        List<PathPattern> paths = new ArrayList<>();
        for (String text : configuration.get(TransportSettings.CORS_PATHS)) {
            paths.add(PathPattern.parse(text)
                    .orElseThrow(() -> new ConfigurationException("Watchword cannot start: "
                            + TransportSettings.CORS_PATHS.name() + ": '" + text
                            + "' cannot be used; write patterns such as '/api/*'")));
        }
        if (withEndpoints) {
            String base = configuration.get(EndpointSettings.ENDPOINTS_PATH);
            paths.add(new PathPattern(base + "/*", PathPattern.Kind.PREFIX, base));
        }
        return new CrossOrigin(CorsPolicy.of(configuration), paths);
    }

    /** Adds the headers; true where the request was a pre-flight of an allowed origin, and is answered with that. */
    public boolean handle(HttpServletRequest request, HttpServletResponse response) {
        if (!policy.isOn() || request.getDispatcherType() != DispatcherType.REQUEST || !isOurs(request)) {
            return false;
        }
        // The answer differs by it, also where it is missing: a cache must not give one origin's to another.
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (!isPreflight(request)) {
            policy.headers(origin).forEach(response::setHeader);
            return false;
        }
        Map<String, String> headers = policy.preflightHeaders(origin);
        if (headers.isEmpty()) {
            return false;
        }
        headers.forEach(response::setHeader);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }

    /** Adds the headers to a refusal, so that the page sees why; what a filter of the host's has set already stays. */
    public void addTo(HttpServletRequest request, HttpServletResponse response) {
        if (policy.isOn() && !response.containsHeader("Access-Control-Allow-Origin")) {
            response.addHeader("Vary", "Origin");
            policy.headers(request.getHeader("Origin")).forEach(response::setHeader);
        }
    }

    /**
     * Tells a CORS pre-flight: it never carries credentials (Fetch standard, CORS-preflight fetch), so a rule could
     * only ever break it.
     */
    public static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private boolean isOurs(HttpServletRequest request) {
        // What the container dispatches on: here a path read in another way opens nothing.
        DispatchedPath path = DispatchedPath.of(request);
        return paths.stream().anyMatch(pattern -> pattern.opens(path));
    }
}

package org.watchword.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the requests that pages of other sites have a browser send. The browser adds our cookies to them, so a cookie
 * alone does not show that its owner wants what is asked for (cross-site request forgery).
 */
public final class CsrfCheck {

    /** Safe methods (RFC 9110 §9.2.1): they change nothing, and what they answer the other page cannot read. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final CorsPolicy cors;

    public CsrfCheck(CorsPolicy cors) {
        this.cors = cors;
    }

    /**
     * Tells whether the request changes something and comes from a page of another origin, and not one that the
     * settings trust.
     */
    public boolean isForged(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin != null && cors.trusts(origin)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            // No page can set it (Fetch Metadata Request Headers §2.3), and no proxy makes it wrong.
            return !site.equals("same-origin") && !site.equals("none");
        }
        // Neither header: no browser of these days.
        return origin != null && !isHost(origin, request.getHeader("Host"));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        if (host == null || scheme < 0) {
            return false;
        }
        String name = origin.substring(scheme + 3);
        String defaultPort = origin.startsWith("https:") ? ":443" : ":80";
        return name.equalsIgnoreCase(host)
                || (name + defaultPort).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }
}

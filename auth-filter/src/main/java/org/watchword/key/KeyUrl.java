package org.watchword.key;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The URL of a JWK set, as it was configured. It is all that is ever fetched: no part of a token gets into it (RFC 8725
 * §3.10).
 *
 * @param shown without the query, which may hold a secret
 */
public record KeyUrl(URL url, String shown) {

    /**
     * By number or as {@code localhost}, which never leaves the machine (RFC 6761 §6.3). Other names may be anybody's.
     */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final int LAST_PORT = 65_535;
    private static final String EXPECTED = "; write https://host/path";

    /** Tells whether a location is meant to be a URL. */
    public static boolean is(String location) {
        String start = location.toLowerCase(Locale.ROOT);
        return start.startsWith("https:") || start.startsWith("http:");
    }

    /**
     * Reads a URL of keys: HTTPS, or HTTP of this machine.
     *
     * @throws KeyException if it is not a URL that keys may come from
     */
    public static KeyUrl of(String location) {
        return of(location, false);
    }

    /**
     * Reads a URL of keys.
     *
     * @param allowHttp takes {@code http://} of other machines too
     * @throws KeyException if it is not a URL that keys may come from
     */
    public static KeyUrl of(String location, boolean allowHttp) {
        URI uri = uri(location);
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new KeyException("the URL of the keys has no host, or no port that there can be" + EXPECTED);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new KeyException(
                    "the URL of the keys has a user name or a fragment, which a key set needs neither of" + EXPECTED);
        }
        String shown = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        if (!allowHttp
                && "http".equalsIgnoreCase(uri.getScheme())
                && !LOOPBACK.matcher(host).matches()) {
            throw new KeyException(shown + " is not safe: whoever stands on the way can put his own keys there; write"
                    + " https://, or http:// for localhost, 127.0.0.1 or [::1] only, or set "
                    + "watchword.key.allow-http=true (of a further issuer its own key.allow-http) where nobody can"
                    + " stand there");
        }
        try {
            return new KeyUrl(uri.toURL(), shown);
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new KeyException(shown + " is not a URL that Java takes" + EXPECTED, e);
        }
    }

    private static URI uri(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            // Without the cause: it quotes the query.
            throw new KeyException("the URL of the keys is not a URL (RFC 3986)" + EXPECTED);
        }
    }

    public boolean isLocal() {
        return LOOPBACK.matcher(url.getHost()).matches();
    }

    @Override
    public String toString() {
        return shown;
    }
}

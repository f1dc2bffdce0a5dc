package org.watchword.remote;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL as it was configured. It is all that is ever fetched: no part of a token gets into it (RFC 8725 §3.10).
 *
 * @param shown without the query, which may hold a secret
 */
public record RemoteUrl(URL url, String shown) {

    /**
     * By number or as {@code localhost}, which never leaves the machine (RFC 6761 §6.3). Other names may be anybody's.
     */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final int LAST_PORT = 65_535;
    private static final String EXPECTED = "; write https://host/path";

    /** Tells whether a text is meant to be a URL. */
    public static boolean is(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        return start.startsWith("https:") || start.startsWith("http:");
    }

    /**
     * Reads a URL: HTTPS, or HTTP of this machine.
     *
     * @param what is there, for messages
     * @param allowHttp takes {@code http://} of other machines too
     * @param risk of plain HTTP, and what to do about it, for the message
     * @throws IllegalArgumentException if it is not such a URL; the message holds no secret
     */
    public static RemoteUrl of(String text, String what, boolean allowHttp, String risk) {
        URI uri = uri(text, what);
        String host = uri.getHost();
        if (!is(text) || host == null || host.isEmpty() || uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException(
                    "the URL of " + what + " has no host, or no port that there can be" + EXPECTED);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL of " + what + " has a user name or a fragment, and needs neither of them" + EXPECTED);
        }
        String shown = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        if (!allowHttp
                && "http".equalsIgnoreCase(uri.getScheme())
                && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(shown + " is not safe: " + risk);
        }
        try {
            return new RemoteUrl(uri.toURL(), shown);
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(shown + " is not a URL that Java takes" + EXPECTED, e);
        }
    }

    private static URI uri(String text, String what) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Without the cause: it quotes the query.
            throw new IllegalArgumentException("the URL of " + what + " is not a URL (RFC 3986)" + EXPECTED);
        }
    }

    /**
     * The same with one more parameter of the query.
     *
     * @param value needs no escape in a query
     */
    public RemoteUrl with(String name, String value) {
        String separator = url.getQuery() == null ? "?" : "&";
        try {
            return new RemoteUrl(
                    URI.create(url.toExternalForm() + separator + name + "=" + value)
                            .toURL(),
                    shown);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the query cannot be added to " + shown, e);
        }
    }

    boolean isLocal() {
        return LOOPBACK.matcher(url.getHost()).matches();
    }

    @Override
    public String toString() {
        return shown;
    }
}

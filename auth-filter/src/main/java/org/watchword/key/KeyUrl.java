package org.watchword.key;

import org.watchword.remote.RemoteUrl;

/** Reads the URL of a JWK set, as it was configured. */
public final class KeyUrl {

    private static final String RISK = "whoever stands on the way can put his own keys there; write"
            + " https://, or http:// for localhost, 127.0.0.1 or [::1] only, or set "
            + "watchword.key.allow-http=true (of a further issuer its own key.allow-http) where nobody can"
            + " stand there";

    private KeyUrl() {}

    /**
     * Reads a URL of keys: HTTPS, or HTTP of this machine.
     *
     * @throws KeyException if it is not a URL that keys may come from
     */
    public static RemoteUrl of(String location) {
        return of(location, false);
    }

    /**
     * Reads a URL of keys.
     *
     * @param allowHttp takes {@code http://} of other machines too
     * @throws KeyException if it is not a URL that keys may come from
     */
    public static RemoteUrl of(String location, boolean allowHttp) {
        try {
            return RemoteUrl.of(location, "the keys", allowHttp, RISK);
        } catch (IllegalArgumentException e) {
            throw new KeyException(String.valueOf(e.getMessage()), e);
        }
    }
}

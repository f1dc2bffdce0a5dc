package org.watchword.redis.link;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Address of one Redis server.
 *
 * @param host a name or an address
 * @param database its number; 0 unless the operator has chosen another
 */
public record RedisAddress(String host, int port, boolean tls, int database) {

    private static final int DEFAULT_PORT = 6379;

    /**
     * Reads {@code redis://host:port/number} or {@code rediss://...}; port and number may be missing.
     *
     * @throws IllegalArgumentException with what is wrong with it, without the text itself: it may hold a password
     */
    public static RedisAddress of(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
        boolean tls = "rediss".equals(uri.getScheme());
        if (!tls && !"redis".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must begin with redis:// or rediss://");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "must not hold a user or a password: write them as watchword.redis.user and "
                            + "watchword.redis.password");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must be a host and a port, such as redis://redis.example.org:6379");
        }
        return new RedisAddress(
                uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), tls, database(uri.getPath()));
    }

    private static int database(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,4}")) {
            throw new IllegalArgumentException("may end with the number of a database only, such as /1");
        }
        return Integer.parseInt(path.substring(1));
    }

    /** Returns it as an operator would write it. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + (database == 0 ? "" : "/" + database);
    }
}

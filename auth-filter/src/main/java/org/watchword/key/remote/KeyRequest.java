package org.watchword.key.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URLConnection;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyException;
import org.watchword.key.KeyUrl;
import org.watchword.text.Utf8Text;

/**
 * Fetches the text of a JWK set or a PEM, bounded in time and size, and follows nothing. By {@code HttpURLConnection}:
 * {@code HttpClient} has a thread of its own, which would hold the class loader of an application that is gone. The
 * connection is closed and not kept, for the same reason. One request at a time; {@link #endOverdue()} may be called by
 * any thread.
 */
public final class KeyRequest {

    private static final int MOST_BYTES = 1 << 20;

    private final KeyUrl url;
    private final Limits limits;
    private volatile @Nullable Running running;

    KeyRequest(KeyUrl url, Limits limits) {
        this.url = url;
        this.limits = limits;
    }

    /**
     * Time limits of one request for keys.
     *
     * @param connect to get a connection
     * @param read to get more of an answer
     * @param whole all of it
     */
    record Limits(Duration connect, Duration read, Duration whole) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private record Running(HttpURLConnection connection, long since) {}

    /** @throws KeyException if there is no answer with status 200, or it is too long or takes too long */
    String fetch() {
        try {
            HttpURLConnection connection = open();
            Running begun = new Running(connection, System.nanoTime());
            running = begun;
            try {
                int status = connection.getResponseCode();
                if (status != HttpURLConnection.HTTP_OK) {
                    throw new KeyException(url + " answered with status " + status + ", not 200");
                }
                return text(connection.getInputStream(), begun);
            } finally {
                running = null;
                // Not the stream: closing that may read on to its end, or keep the connection.
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new KeyException(url + " cannot be fetched (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /**
     * Ends a request that takes too long. The read timeout starts anew with each byte, and while the header comes in
     * nobody but another thread can look at the time.
     */
    void endOverdue() {
        Running current = running;
        if (current != null && overdue(current)) {
            current.connection().disconnect();
        }
    }

    private boolean overdue(Running request) {
        return System.nanoTime() - request.since() > limits.whole().toNanos();
    }

    private HttpURLConnection open() throws IOException {
        URLConnection opened = url.isLocal()
                ? url.url().openConnection(Proxy.NO_PROXY)
                : url.url().openConnection();
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException("not an HTTP connection");
        }
        if (connection instanceof HttpsURLConnection secure) {
            // Asked only where the certificate is for another host; a host that lets that pass did not mean our keys.
            secure.setHostnameVerifier((host, session) -> false);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) limits.connect().toMillis());
        connection.setReadTimeout((int) limits.read().toMillis());
        connection.setRequestProperty(
                "Accept", "application/jwk-set+json, application/json, application/x-pem-file, */*;q=0.5");
        connection.setRequestProperty("User-Agent", "Watchword");
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private String text(InputStream stream, Running begun) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > MOST_BYTES) {
                throw new KeyException(url + " is larger than 1 MiB; that is not a key set");
            }
            if (overdue(begun)) {
                throw new KeyException(url + " takes too long");
            }
        }
        return Utf8Text.of(bytes.toByteArray());
    }
}

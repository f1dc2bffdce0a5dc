package org.watchword.remote;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.watchword.text.Utf8Text;

/**
 * Fetches a text, bounded in time and size, and follows nothing. By {@code HttpURLConnection}: {@code HttpClient} has a
 * thread of its own, which would hold the class loader of an application that is gone. The connection is closed and not
 * kept, for the same reason. One request at a time; {@link #endOverdue()} may be called by any thread.
 */
public final class RemoteRequest {

    private final Limits limits;
    private final int mostBytes;
    private volatile @Nullable Running running;

    /** @param mostBytes how long a text may be, once it is unpacked; whole MiB */
    public RemoteRequest(Limits limits, int mostBytes) {
        this.limits = limits;
        this.mostBytes = mostBytes;
    }

    /**
     * Time limits of one request.
     *
     * @param connect to get a connection
     * @param read to get more of an answer
     * @param whole all of it
     */
    public record Limits(Duration connect, Duration read, Duration whole) {
        /** For what a request of a client waits for. */
        public static final Limits USUAL =
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /**
     * An answer. Does not print: the text is for whoever asked.
     *
     * @param text empty for any other status than 200
     * @param version {@code ETag}
     */
    public record Reply(int status, String text, Optional<String> version) {

        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    private record Running(HttpURLConnection connection, long since) {}

    /**
     * Fetches what is at a URL.
     *
     * @param headers of the request
     * @throws RemoteBoundException if the text is too long or takes too long
     * @throws IOException if there is no answer; a message of it may not be for the log
     */
    public Reply get(RemoteUrl url, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = open(url);
        headers.forEach(connection::setRequestProperty);
        Running begun = new Running(connection, System.nanoTime());
        running = begun;
        try {
            int status = connection.getResponseCode();
            return new Reply(
                    status,
                    status == HttpURLConnection.HTTP_OK ? text(connection, begun) : "",
                    Optional.ofNullable(connection.getHeaderField("ETag")));
        } finally {
            running = null;
            connection.disconnect();
        }
    }

    /**
     * Ends a request that takes too long. The read timeout starts anew with each byte, and while the header comes in
     * nobody but another thread can look at the time.
     */
    public void endOverdue() {
        Running current = running;
        if (current != null && overdue(current)) {
            current.connection().disconnect();
        }
    }

    private boolean overdue(Running request) {
        return System.nanoTime() - request.since() > limits.whole().toNanos();
    }

    private HttpURLConnection open(RemoteUrl url) throws IOException {
        URLConnection opened = url.isLocal()
                ? url.url().openConnection(Proxy.NO_PROXY)
                : url.url().openConnection();
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException("not an HTTP connection");
        }
        if (connection instanceof HttpsURLConnection secure) {
            // Asked only where the certificate is for another host; a host that lets that pass did not mean us.
            secure.setHostnameVerifier((host, session) -> false);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) limits.connect().toMillis());
        connection.setReadTimeout((int) limits.read().toMillis());
        connection.setRequestProperty("User-Agent", "Watchword");
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private String text(HttpURLConnection connection, Running begun) throws IOException {
        InputStream sent = new LeftOpen(connection.getInputStream());
        boolean packed = "gzip".equalsIgnoreCase(connection.getContentEncoding());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream stream = packed ? new GZIPInputStream(sent) : sent) {
            byte[] buffer = new byte[8192];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > mostBytes) {
                    throw new RemoteBoundException("is larger than " + (mostBytes >> 20) + " MiB");
                }
                if (overdue(begun)) {
                    throw new RemoteBoundException("takes too long");
                }
            }
        }
        return Utf8Text.of(bytes.toByteArray());
    }

    /** Not closed with what unpacks it: that may read on to its end, or keep the connection. */
    private static final class LeftOpen extends FilterInputStream {

        LeftOpen(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {}
    }
}

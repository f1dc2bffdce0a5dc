package org.watchword.password;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.watchword.spi.login.BreachedPasswords;
import org.watchword.text.Utf8Text;

/**
 * Looks passwords up by k-anonymity, as Pwned Passwords has it: the service gets the first 5 hexadecimal digits of the
 * SHA-1, and answers with the rest of every one that it knows, each in a line with a colon and a count. What does not
 * answer in time, or not in this form, knows nothing, and the log says so. There is no thread of ours.
 */
final class RangeLookup implements BreachedPasswords {

    private static final System.Logger LOG = System.getLogger(RangeLookup.class.getName());

    private static final int PREFIX = 5;
    private static final int OK = 200;

    /** Some 20 times the usual answer. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final URI ranges;
    private final Duration patience;

    /**
     * @param ranges where the first digits are put behind; ends with a slash
     * @param patience how long a connection may take, and then the whole of an answer. The name's own look-up is the
     *     system's, and has the system's time-out.
     */
    RangeLookup(URI ranges, Duration patience) {
        this.ranges = ranges;
        this.patience = patience;
    }

    @Override
    public boolean contains(String password) {
        String digest = sha1(password);
        try {
            return find(digest.substring(PREFIX), fetch(digest.substring(0, PREFIX)));
        } catch (IOException | IllegalArgumentException e) {
            // Open: a service that is down must not keep anybody from a new password. Without the exception's message,
            // which
            // may quote the URL and with it the first digits.
            LOG.log(
                    Level.WARNING,
                    "A new password was not looked up among breached ones, since {0} did not answer as it should ({1})",
                    ranges.getHost(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private String fetch(String prefix) throws IOException {
        long end = System.nanoTime() + 2 * patience.toNanos();
        HttpURLConnection connection =
                (HttpURLConnection) ranges.resolve(prefix).toURL().openConnection();
        try {
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("User-Agent", "Watchword");
            connection.setRequestProperty("Accept", "text/plain");
            // Lines that count 0 are put in between, so that the length of an answer does not tell which it was.
            connection.setRequestProperty("Add-Padding", "true");
            // Kept connections have a thread, which would hold the application's class loader.
            connection.setRequestProperty("Connection", "close");
            if (connection.getResponseCode() != OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            return read(connection.getInputStream(), end);
        } finally {
            // Not the stream: closing that may read on to its end, or keep the connection.
            connection.disconnect();
        }
    }

    /** A service that sends a byte now and then must not hold the request for ever. */
    private static String read(InputStream stream, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
            bytes.write(buffer, 0, length);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("too slow");
            }
        }
        return Utf8Text.of(bytes.toByteArray());
    }

    private static boolean find(String suffix, String answer) {
        return answer.lines()
                .map(String::strip)
                .filter(line -> line.toUpperCase(Locale.ROOT).startsWith(suffix + ":"))
                .anyMatch(line -> !line.substring(suffix.length() + 1).strip().matches("0+"));
    }

    private static String sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}

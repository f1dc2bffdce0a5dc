package org.watchword.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Headers by which a client says what it has already, and how an answer may be encoded (RFC 9110 §13.1.2, §12.5.3).
 *
 * @param has {@code If-None-Match}, or null
 * @param takes {@code Accept-Encoding}, or null
 */
record Negotiation(@Nullable String has, @Nullable String takes) {

    static final String CONTENT_ENCODING = "Content-Encoding";
    static final String GZIP = "gzip";

    /** Less than this grows rather than shrinks, or hardly matters. */
    private static final int SHORT = 1024;

    private static final Pattern NOTHING = Pattern.compile("q=0(\\.0{0,3})?");

    static Negotiation of(Request request) {
        return new Negotiation(request.header("If-None-Match"), request.header("Accept-Encoding"));
    }

    /** For this client alone, which asks anew before it uses what it has. */
    Answer answer(String body, String version) {
        // Weak: plain or compressed, it is the same.
        String tag = "W/\"" + version + "\"";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag);
        headers.put("Cache-Control", "private, no-cache");
        if (hasVersion(version)) {
            return new Answer(304, headers, null);
        }
        if (body.length() > SHORT && takesGzip()) {
            headers.put(CONTENT_ENCODING, GZIP);
        }
        return new Answer(200, headers, body);
    }

    private boolean hasVersion(String version) {
        return listed(has)
                .anyMatch(tag -> tag.equals("*") || tag.replaceFirst("^W/", "").equals('"' + version + '"'));
    }

    private boolean takesGzip() {
        return listed(takes)
                .map(one -> one.toLowerCase(Locale.ROOT).split(";", 2))
                .anyMatch(one -> Stream.of(GZIP, "x-gzip").anyMatch(one[0].strip()::equals)
                        && (one.length == 1 || !NOTHING.matcher(one[1].strip()).matches()));
    }

    private static Stream<String> listed(@Nullable String header) {
        return header == null
                ? Stream.empty()
                : Arrays.stream(header.split(",", -1)).map(String::strip);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return packed.toByteArray();
    }
}

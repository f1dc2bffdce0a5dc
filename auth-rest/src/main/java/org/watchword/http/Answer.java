package org.watchword.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer, before it is HTTP's. Does not print.
 *
 * @param status the HTTP status
 * @param headers each at most once; {@code Content-Type} is added
 * @param body JSON, or null for none
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable String body) {

    /** The same with more headers, or others in place of some. */
    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    /** The body as it is sent: in UTF-8, compressed where the headers say so; null for none. */
    public byte @Nullable [] bytes() {
        String text = body;
        if (text == null) {
            return null;
        }
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return Negotiation.GZIP.equals(headers.get(Negotiation.CONTENT_ENCODING)) ? Negotiation.gzip(plain) : plain;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}

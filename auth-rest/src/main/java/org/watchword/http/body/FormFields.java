package org.watchword.http.body;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code application/x-www-form-urlencoded}, strictly: whole percent escapes of whole UTF-8, no character that
 * should have been escaped, no field twice (RFC 6749 §3.1).
 */
public final class FormFields {

    private FormFields() {}

    /** The fields, or empty where the text is no such form. */
    public static Optional<Map<String, @Nullable String>> parse(String text) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || fields.containsKey(name.get())) {
                return Optional.empty();
            }
            fields.put(name.get(), value.get());
        }
        return Optional.of(fields);
    }

    private static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int i = 0;
        while (i < encoded.length()) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1)) : -1;
                int low = i + 2 < encoded.length() ? hex(encoded.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 3;
            } else if (c <= ' ' || c >= 0x7f) {
                return Optional.empty();
            } else {
                bytes.write(c == '+' ? ' ' : c);
                i++;
            }
        }
        return Utf8.decode(bytes.toByteArray());
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}

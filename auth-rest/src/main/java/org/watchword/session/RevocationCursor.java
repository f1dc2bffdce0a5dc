package org.watchword.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.text.Base64Url;

/**
 * Place up to which a service has read the revocations. All times are the store's own. It holds no secret, and one that
 * a client made up gets it nothing that it could not read anyway.
 *
 * @param since everything recorded before was read; empty where nothing was
 * @param begun when the first part of this reading was read; empty between two readings
 * @param kind of the last entry of this reading; empty between two readings
 * @param target of the last entry of this reading; empty between two readings
 */
public record RevocationCursor(Optional<Instant> since, Optional<Instant> begun, String kind, String target) {

    /** The beginning. */
    public static final RevocationCursor START = new RevocationCursor(Optional.empty(), Optional.empty(), "", "");

    /** 13 digits are enough until 2286; a target is printable, as no database takes every character. */
    private static final Pattern TEXT = Pattern.compile("1 (\\d{13})?(?: (\\d{13}) (session|user) ([!-~]{1,36}))?");

    private static final int LONGEST = 128;

    /** Everything recorded before {@code moment} was read. */
    static RevocationCursor readUpTo(Instant moment) {
        return new RevocationCursor(Optional.of(moment), Optional.empty(), "", "");
    }

    /** Reads what {@link #text()} made; empty for anything else. */
    public static Optional<RevocationCursor> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64Url.decode(text), StandardCharsets.ISO_8859_1);
            Matcher parts = TEXT.matcher(plain);
            if (!parts.matches()) {
                return Optional.empty();
            }
            RevocationCursor cursor = new RevocationCursor(
                    moment(parts.group(1)), moment(parts.group(2)), orEmpty(parts.group(3)), orEmpty(parts.group(4)));
            return cursor.text().equals(text) && !cursor.equals(START) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For a query: base64url. */
    public String text() {
        String plain = "1 " + since.map(RevocationCursor::digits).orElse("")
                + begun.map(moment -> " " + digits(moment) + " " + kind + " " + target)
                        .orElse("");
        return Base64Url.encode(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String digits(Instant moment) {
        return Long.toString(moment.toEpochMilli());
    }

    private static Optional<Instant> moment(@Nullable String digits) {
        return Optional.ofNullable(digits).map(Long::parseLong).map(Instant::ofEpochMilli);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

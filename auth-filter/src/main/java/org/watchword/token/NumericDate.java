package org.watchword.token;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a NumericDate: any JSON number of seconds, also with a fraction or an exponent (RFC 7519 §2). */
final class NumericDate {

    /** 9999-12-31T23:59:59Z, the last second that every date type of Java and SQL can write. */
    private static final long LATEST = 253_402_300_799L;

    private NumericDate() {}

    /** Milliseconds, rounded down; empty for what is no number, or before 1970, or after the year 9999. */
    static OptionalLong millis(@Nullable Object value) {
        if (value instanceof Long whole && whole >= 0 && whole <= LATEST) {
            return OptionalLong.of(whole * 1000);
        }
        if (value instanceof Double number && number >= 0 && number <= LATEST) {
            return OptionalLong.of((long) Math.floor(number * 1000));
        }
        return OptionalLong.empty();
    }
}

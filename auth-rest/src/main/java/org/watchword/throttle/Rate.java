package org.watchword.throttle;

import java.time.Duration;

/**
 * So many in so long.
 *
 * @param count 1 to 1,000,000
 * @param period a second to a day
 */
public record Rate(int count, Duration period) {

    private static final int MOST = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks the bounds. */
    public Rate {
        if (count < 1 || count > MOST || period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("from 1/PT1S to 1000000/P1D");
        }
    }

    /**
     * As settings write it, such as {@code 5/PT1M}.
     *
     * @throws IllegalArgumentException or {@link java.time.format.DateTimeParseException} for anything else
     */
    public static Rate of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no slash");
        }
        return new Rate(Integer.parseInt(text.substring(0, slash)), Duration.parse(text.substring(slash + 1)));
    }
}

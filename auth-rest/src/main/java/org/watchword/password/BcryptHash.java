package org.watchword.password;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored bcrypt hash, taken apart. {@code $2a$}, {@code $2b$} and {@code $2y$} are the same algorithm as far as
 * correct implementations go; {@code $2x$} marks hashes of a broken one and is not taken.
 *
 * @param cost the binary logarithm of the rounds, 4 to {@value #MAX_COST}
 * @param salt 22 characters of bcrypt's base64
 * @param digest 31 characters of bcrypt's base64
 */
record BcryptHash(int cost, String salt, String digest) {

    /** A row that somebody could write must not be able to keep a processor busy for hours. */
    static final int MAX_COST = 16;

    static final int MIN_COST = 4;
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");

    static Optional<BcryptHash> parse(String stored) {
        Matcher matcher = FORM.matcher(stored);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(matcher.group(1));
        if (cost < MIN_COST || cost > MAX_COST) {
            return Optional.empty();
        }
        return Optional.of(new BcryptHash(cost, matcher.group(2), matcher.group(3)));
    }

    /** The setting in the one spelling that jbcrypt reads. */
    String setting(int atCost) {
        return String.format(java.util.Locale.ROOT, "$2a$%02d$%s", atCost, salt);
    }

    @Override
    public String toString() {
        return "BcryptHash[cost=" + cost + "]";
    }
}

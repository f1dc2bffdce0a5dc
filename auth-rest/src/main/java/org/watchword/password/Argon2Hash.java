package org.watchword.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored Argon2id hash in PHC's string format, taken apart: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}. Argon2i
 * and Argon2d are not taken. Does not print.
 *
 * @param version 16 or 19; 16 where it is not written
 * @param salt at least 8 bytes (RFC 9106 §3.1), as base64 without padding
 * @param tag at least 16 bytes, so that nobody gets in by chance; likewise
 */
record Argon2Hash(int version, Argon2Cost cost, String salt, String tag) {

    static final int VERSION = 19;

    private static final int FIRST_VERSION = 16;
    private static final Pattern FORM = Pattern.compile("\\$argon2id(?:\\$v=(16|19))?"
            + "\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** @param mostMemory what it may ask for, in KiB */
    static Optional<Argon2Hash> parse(String stored, int mostMemory) {
        Matcher matcher = FORM.matcher(stored);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Argon2Cost cost = new Argon2Cost(
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
        if (!cost.isGranted(mostMemory)) {
            return Optional.empty();
        }
        int version = matcher.group(1) == null ? FIRST_VERSION : Integer.parseInt(matcher.group(1));
        Argon2Hash hash = new Argon2Hash(version, cost, matcher.group(5), matcher.group(6));
        return hash.isBase64() ? Optional.of(hash) : Optional.empty();
    }

    static Argon2Hash of(Argon2Cost cost, byte[] salt, byte[] tag) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new Argon2Hash(VERSION, cost, base64.encodeToString(salt), base64.encodeToString(tag));
    }

    /** The characters are, but not every number of them. */
    private boolean isBase64() {
        return salt.length() % 4 != 1 && tag.length() % 4 != 1;
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    byte[] tagBytes() {
        return Base64.getDecoder().decode(tag);
    }

    String text() {
        return "$argon2id$v=" + version + "$m=" + cost.memory() + ",t=" + cost.iterations() + ",p=" + cost.lanes() + "$"
                + salt + "$" + tag;
    }

    @Override
    public String toString() {
        return "Argon2Hash[" + cost + "]";
    }
}

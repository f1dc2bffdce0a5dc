package org.watchword.account;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address of the form that people have: {@code local@domain} without quotes and comments (RFC 5321 §4.1.2 allows more). Letters
 * of all languages (RFC 6531).
 *
 * @param text as it was written
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile(
            "(?!\\.)[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\\.)@"
                    + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])");

    /** The address, where {@code text} is one. Whether anybody reads mail there only a mail can tell. */
    public static Optional<EmailAddress> of(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches() && !text.contains("..")
                ? Optional.of(new EmailAddress(text))
                : Optional.empty();
    }
}

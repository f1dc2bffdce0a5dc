package org.watchword.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.watchword.identity.Envelope;
import org.watchword.identity.IdentityKey;

/**
 * An e-mail address of the form that people have: {@code local@domain} without quotes and comments (RFC 5321 §4.1.2
 * allows more). The domain may have letters of all languages (RFC 5890); the local part may not, since that needs mail
 * servers with SMTPUTF8 all the way.
 *
 * @param text as it was written
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])";
    private static final Pattern FORM = Pattern.compile(
            "(?!\\.)[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\\.)@" + "(?:" + LABEL + "?\\.)+" + LABEL);

    /** The address, where {@code text} is one. Whether anybody reads mail there only a mail can tell. */
    public static Optional<EmailAddress> of(String text) {
        return hasForm(text)
                        && Envelope.of(text)
                                .filter(envelope -> envelope.length() <= LONGEST)
                                .isPresent()
                ? Optional.of(new EmailAddress(IdentityKey.written(text)))
                : Optional.empty();
    }

    /** Says what must be otherwise where {@link #of} gives nothing. */
    public static String demandOf(String text) {
        if (!hasForm(text)) {
            return "must be an e-mail address";
        }
        return Envelope.takesLocalPart(text)
                ? "must have a domain that can be written in ASCII; write its form that begins with xn--"
                : "must have only ASCII before the @; mail servers here take nothing else";
    }

    private static boolean hasForm(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches() && !text.contains("..");
    }
}

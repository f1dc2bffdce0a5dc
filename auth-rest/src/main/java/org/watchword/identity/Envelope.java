package org.watchword.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes e-mail addresses as mail servers are told them, without SMTPUTF8 (RFC 6531): in ASCII, the domain as A-labels
 * (RFC 5890 §2.3.2.1).
 */
public final class Envelope {

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

    /**
     * {@code IDN} is IDNA2003 and writes these as other letters or as none, which is another domain (RFC 5894 §7.2).
     */
    private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private Envelope() {}

    /** The address; empty where it cannot be written so. */
    public static Optional<String> of(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(0, at));
        String domain = address.substring(at + 1);
        if (!ASCII.matcher(local).matches() || DEVIATION.matcher(domain).find()) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return ascii.isEmpty() ? Optional.empty() : Optional.of(local + "@" + ascii.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** Tells whether what stands before the {@code @} can be written so. */
    public static boolean takesLocalPart(String address) {
        return ASCII.matcher(address.substring(0, Math.max(0, address.lastIndexOf('@'))))
                .matches();
    }

    /** The address with its domain in the letters of its language; unchanged where there are none such. */
    static String readable(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1)
                + IDN.toUnicode(of(address).orElse(address).substring(at + 1));
    }
}

package org.watchword.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.watchword.identity.IdentityKey;
import picocli.CommandLine.ITypeConverter;

/**
 * The name of a user, in NFC however it was typed.
 *
 * @param text 1 to 255 characters, none of them a control character
 */
record UserName(String text) {

    private static final int MOST_CHARACTERS = 255;
    private static final char REPLACEMENT = '\uFFFD';

    /** Reads the option. */
    static final class Converter implements ITypeConverter<UserName> {

        @Override
        public UserName convert(String typed) {
            if (typed.isBlank()
                    || typed.length() > MOST_CHARACTERS
                    || typed.chars().anyMatch(Character::isISOControl)) {
                throw new UnusableValue("write 1 to " + MOST_CHARACTERS + " characters without control characters");
            }
            if (isLost(typed, System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()))) {
                throw new UnusableValue("this locale has lost characters of it; set LC_ALL=C.UTF-8");
            }
            String written = IdentityKey.written(typed);
            if (written.length() > MOST_CHARACTERS) {
                throw new UnusableValue("write at most " + MOST_CHARACTERS + " characters");
            }
            return new UserName(written);
        }

        /**
         * In the locale C the JVM reads each byte that is not ASCII as a question mark: another user's name might be left.
         *
         * @param encoding of arguments
         */
        static boolean isLost(String typed, String encoding) {
            if (typed.indexOf(REPLACEMENT) >= 0
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(typed)) {
                return true;
            }
            return typed.indexOf('?') >= 0
                    && Charset.isSupported(encoding)
                    && Charset.forName(encoding).equals(StandardCharsets.US_ASCII);
        }
    }
}

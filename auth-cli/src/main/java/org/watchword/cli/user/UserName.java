package org.watchword.cli.user;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.OptionValueException;
import org.watchword.identity.IdentityKey;
import org.watchword.store.UserRecord;
import picocli.CommandLine.ITypeConverter;

/** Name of a user in NFC, however it was typed: 1 to 255 characters, none of them a control character. */
public record UserName(String text) {

    private static final int MOST_CHARACTERS = 255;
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Finds the user who has this name.
     *
     * @throws CommandRefusedException if there is none
     */
    public UserRecord recordIn(OpenDatabase database) {
        return database.stores()
                .users()
                .findByUsername(text)
                .orElseThrow(() -> new CommandRefusedException("there is no user of this name"));
    }

    /** Reads the option. */
    public static final class Converter implements ITypeConverter<UserName> {

        @Override
        public UserName convert(String typed) {
            if (typed.isBlank()
                    || typed.length() > MOST_CHARACTERS
                    || typed.chars().anyMatch(Character::isISOControl)) {
                throw new OptionValueException(
                        "write 1 to " + MOST_CHARACTERS + " characters without control characters");
            }
            if (isLost(typed, System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()))) {
                throw new OptionValueException("this locale has lost characters of it; set LC_ALL=C.UTF-8");
            }
            String written = IdentityKey.written(typed);
            if (written.length() > MOST_CHARACTERS) {
                throw new OptionValueException("write at most " + MOST_CHARACTERS + " characters");
            }
            return new UserName(written);
        }

        /**
         * In the locale C the JVM reads each byte that is not ASCII as a question mark: another user's name might be
         * left.
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

package org.watchword.password;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows common passwords and what is made of them, by zxcvbn: its lists, dates, rows of keys, repetitions, and letters
 * replaced by signs. Its lists are loaded when they are first needed, and take some 12 MB.
 */
final class GuessablePasswords {

    static final BrokenRule COMMON = new BrokenRule("too_common", "must not be common or easy to guess");
    static final BrokenRule CONTEXT = new BrokenRule(
            "context_word", "must not be made of the user's name, the e-mail address or the name of this application");

    /** Guesses that make a password; what is below can be tried online (zxcvbn's score 0 or 1). */
    private static final double ENOUGH_GUESSES = 1e6;

    /** Its time grows with the square of the length. What is so long is not easy to guess unless its beginning is. */
    private static final int MOST_CHARACTERS = 64;

    /** Fewer letters and digits than these beside words that are known are no secret. */
    private static final int LEAST_OF_ITS_OWN = 4;

    /** A shorter word says nothing. */
    private static final int SHORTEST_WORD = 3;

    /**
     * Signs that may stand for letters. zxcvbn tries all combinations of those that occur: with all of them it takes
     * seconds. Nobody guesses by so many.
     */
    private static final String SIGNS = "@({[<!|$+%";

    private static final int MOST_SIGNS = 4;

    private volatile @Nullable Zxcvbn zxcvbn;

    /** @param words what is known of the owner and the application, in lower case */
    Optional<BrokenRule> broken(Password password, List<String> words) {
        if (withoutWords(password.text(), words) < LEAST_OF_ITS_OWN
                && withoutWords(password.text(), List.of()) >= LEAST_OF_ITS_OWN) {
            return Optional.of(CONTEXT);
        }
        Strength strength = zxcvbn().measure(assessed(password.text()), words);
        if (strength.getGuesses() >= ENOUGH_GUESSES) {
            return Optional.empty();
        }
        boolean known = strength.getSequence().stream().anyMatch(match -> "user_inputs".equals(match.dictionaryName));
        return Optional.of(known ? CONTEXT : COMMON);
    }

    /** Counts the letters and digits that are left without these words. */
    private static long withoutWords(String text, List<String> words) {
        String rest = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (word.length() >= SHORTEST_WORD) {
                rest = rest.replace(word, "");
            }
        }
        return rest.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static String assessed(String text) {
        String beginning = text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
        Map<Character, Character> signs = new HashMap<>();
        StringBuilder assessed = new StringBuilder(beginning);
        for (int i = 0; i < assessed.length(); i++) {
            char c = assessed.charAt(i);
            if (SIGNS.indexOf(c) >= 0) {
                assessed.setCharAt(i, signs.computeIfAbsent(c, sign -> stand(sign, signs.size())));
            }
        }
        return assessed.toString();
    }

    /** Past the first few, another character for each, which stands for no letter and is in no row with the others. */
    private static char stand(char sign, int before) {
        return before < MOST_SIGNS ? sign : (char) ('\ue000' + 37 * before * before);
    }

    private Zxcvbn zxcvbn() {
        Zxcvbn present = zxcvbn;
        if (present == null) {
            present = new Zxcvbn();
            zxcvbn = present;
        }
        return present;
    }
}

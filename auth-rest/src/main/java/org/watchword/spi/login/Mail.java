package org.watchword.spi.login;

/**
 * One mail, plain text. Does not print: it may hold a token.
 *
 * @param to the address
 * @param subject one line
 * @param text the body, lines ended by {@code \n}
 * @since 1.0
 */
public record Mail(String to, String subject, String text) {

    /** Refuses a subject that would be more than one header (CWE-93). */
    public Mail {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the subject of a mail is one line");
        }
    }

    @Override
    public String toString() {
        return "Mail[hidden]";
    }
}

package org.watchword.cli.terminal;

/** Port: asks for a password, and does not show what is typed. */
@FunctionalInterface
public interface PasswordPrompt {

    /**
     * Asks once; the answer may be empty.
     *
     * @throws CommandRefusedException where the input ended
     */
    String ask(String question);
}

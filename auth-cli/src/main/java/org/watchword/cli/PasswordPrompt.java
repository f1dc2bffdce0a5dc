package org.watchword.cli;

/** Port: asks for a password, and does not show what is typed. */
@FunctionalInterface
interface PasswordPrompt {

    /**
     * Asks once.
     *
     * @param question shown before the cursor
     * @return what was typed, perhaps empty
     * @throws Refused where the input ended
     */
    String ask(String question);
}

package org.watchword.cli;

import java.io.Console;

/**
 * Asks at the terminal.
 *
 * @param console of this process
 */
record ConsolePrompt(Console console) implements PasswordPrompt {

    @Override
    public String ask(String question) {
        char[] typed = console.readPassword("%s", question);
        if (typed == null) {
            throw new Refused("no password was typed");
        }
        return new String(typed);
    }
}

package org.watchword.cli.terminal;

import java.io.Console;

/** Asks at the terminal of this process. */
record ConsolePrompt(Console console) implements PasswordPrompt {

    @Override
    public String ask(String question) {
        char[] typed = console.readPassword("%s", question);
        if (typed == null) {
            throw new CommandRefusedException("no password was typed");
        }
        return new String(typed);
    }
}

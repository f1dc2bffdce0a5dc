package org.watchword.cli.terminal;

import org.watchword.text.Utf8Text;

/** Refuses what lost characters on its way from the terminal: in the locale C two different passwords would be one. */
record LosslessPrompt(PasswordPrompt prompt) implements PasswordPrompt {

    @Override
    public String ask(String question) {
        String typed = prompt.ask(question);
        if (Utf8Text.hasLost(typed)) {
            throw new CommandRefusedException("this locale has lost characters of what was typed; set LC_ALL=C.UTF-8");
        }
        return typed;
    }
}

package org.watchword.cli.terminal;

import picocli.CommandLine.TypeConversionException;

/** Signals a value of an option that cannot be used. The message says what would be right and never what was typed. */
public final class OptionValueException extends TypeConversionException {

    private static final long serialVersionUID = 1L;

    public OptionValueException(String whatWouldBeRight) {
        super(whatWouldBeRight);
    }
}

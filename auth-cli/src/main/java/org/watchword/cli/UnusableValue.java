package org.watchword.cli;

import picocli.CommandLine.TypeConversionException;

/** The value of an option cannot be used. The message says what would be right and never what was typed. */
final class UnusableValue extends TypeConversionException {

    private static final long serialVersionUID = 1L;

    UnusableValue(String whatWouldBeRight) {
        super(whatWouldBeRight);
    }
}

package org.watchword.cli.terminal;

/**
 * Signals that a command is not carried out, for a reason that an operator understands. The message is that reason, in
 * one line, without secrets.
 */
public final class CommandRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandRefusedException(String reason) {
        super(reason);
    }
}

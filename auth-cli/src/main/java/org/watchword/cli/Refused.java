package org.watchword.cli;

/**
 * Signals that what was asked for is not done, for a reason that an operator understands. The message is that reason,
 * in one line, without secrets.
 */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason);
    }
}

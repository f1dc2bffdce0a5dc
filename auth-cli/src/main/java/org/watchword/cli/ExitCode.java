package org.watchword.cli;

/** Exit codes of the process. */
final class ExitCode {

    /** Success: what was asked for was done. */
    static final int DONE = 0;

    /** It was not; one line on standard error says why. */
    static final int FAILED = 1;

    /** The arguments cannot be used. */
    static final int USAGE = 2;

    private ExitCode() {}
}

package org.watchword.cli.terminal;

/** Exit codes of the process. */
public final class ExitCode {

    /** Success: what was asked for was done. */
    public static final int DONE = 0;

    /** Failure: one line on standard error says why. */
    public static final int FAILED = 1;

    /** Wrong usage: the arguments cannot be used. */
    public static final int USAGE = 2;

    private ExitCode() {}
}

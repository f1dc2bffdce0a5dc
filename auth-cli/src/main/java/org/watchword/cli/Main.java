package org.watchword.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.CommandLog;
import org.watchword.cli.terminal.ExitCode;

/** Entry point of the process. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        CommandLog.quiet();
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = Commands.of(CommandEnvironment.ofProcess(out, err)).execute(arguments);
        out.flush();
        if (out.checkError() && code == ExitCode.DONE) {
            err.println("watchword: standard output cannot be written");
            code = ExitCode.FAILED;
        }
        err.flush();
        System.exit(code);
    }

    /** Whatever the locale says: JSON is UTF-8 (RFC 8259 §8.1), and a name must not become question marks. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}

package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server in a folder of its own, and all that differs between the four of them. */
public interface InstalledServer {

    /** Puts the WAR to where the server finds it at its next start. */
    void place(Path war) throws IOException;

    /** The command that runs the server in the foreground, until its process is ended. */
    List<String> command(Path javaHome) throws IOException;

    /** Puts another WAR in place of the one that runs; the server takes it by itself, some time after this returns. */
    void replace(Path war, ServerProcess running) throws IOException;

    /** The files in which the server keeps its configuration. */
    List<Path> configuration();
}

package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A real database server of the test's own, which goes away and comes back with its data. */
final class DatabaseServer {

    private final String folder;
    private final int port;
    private Server server;

    /** Starts on any free port, with nothing in it. */
    DatabaseServer() {
        try {
            this.folder = Files.createTempDirectory("database").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = started(0, folder);
        this.port = server.getPort();
    }

    String url(String database) {
        return "jdbc:h2:tcp://localhost:" + port + "/./" + database;
    }

    void stop() {
        server.stop();
    }

    /** On the same port again. */
    void start() {
        server = started(port, folder);
    }

    private static Server started(int port, String folder) {
        try {
            return Server.createTcpServer(
                            "-tcpPort", Integer.toString(port), "-ifNotExists", "-baseDir", folder, "-tcpDaemon")
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.watchword.integration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A real PostgreSQL with one empty database; it ends with the tests, and so later than the applications that use it. */
final class PostgresServer {

    private final EmbeddedPostgres server;

    /** Starts on any free port. */
    PostgresServer() {
        try {
            this.server = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }
}

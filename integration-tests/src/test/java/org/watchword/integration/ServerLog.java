package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server wrote to its log. */
final class ServerLog {

    private ServerLog() {}

    static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("server.log")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

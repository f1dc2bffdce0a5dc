package org.watchword.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the servers of this run wrote to their logs: all files whose names begin as that of the log. */
final class ServerLog {

    private ServerLog() {}

    static String text() {
        Path log = Path.of(System.getProperty("server.log"));
        String name = log.getFileName().toString();
        try (Stream<Path> files = Files.list(log.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .filter(file -> !file.toString().endsWith(".lck"))
                    .sorted()
                    .map(ServerLog::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.watchword.cli.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.cli.terminal.TerminalText;

/** The file that a service reads its token from. */
record TokenFile(Path path) {

    /**
     * Puts the token there in one step: a service that reads meanwhile finds the one before or this one, and never a
     * part of one.
     *
     * @throws CommandRefusedException if the file cannot be written
     */
    void replace(String token) {
        Path place = path.toAbsolutePath();
        try {
            // Beside it, for a move is one step within a file system only; made for its owner alone.
            Path folder = Objects.requireNonNullElse(place.getParent(), place);
            Path next = Files.createTempFile(folder, ".token", null);
            try {
                Files.writeString(next, token);
                Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new CommandRefusedException("the token could not be written to " + TerminalText.of(place.toString())
                    + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}

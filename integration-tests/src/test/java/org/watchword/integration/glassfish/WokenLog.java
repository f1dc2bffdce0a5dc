package org.watchword.integration.glassfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.watchword.integration.Await;

/**
 * Makes a GlassFish write to its log whose thread for that ended at the first record, as that of 7.0.21 does at some
 * starts of a new installation: all that is logged is then kept in memory, and nothing of it is in {@code server.log}.
 * A changed {@code logging.properties} starts a new thread, which writes what was kept.
 */
public final class WokenLog {

    /** It stands in the log when the start is over. */
    private static final String STARTED = "startup time";

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private boolean writes;

    /** After a deployment, since this adapter starts the server with the first one. */
    void wake(@Observes AfterDeploy deployed) throws IOException {
        Path log = Path.of(System.getProperty("server.log"));
        writes = writes || Await.happensWithin(USUAL, () -> says(log));
        if (writes) {
            return;
        }
        Path settings = log.resolveSibling("../config/logging.properties").normalize();
        Files.setLastModifiedTime(settings, FileTime.from(Instant.now()));
        if (!Await.happensWithin(LONGEST, () -> says(log))) {
            throw new IllegalStateException("GlassFish has started, and does not write to " + log);
        }
        writes = true;
    }

    private static boolean says(Path log) {
        try {
            return Files.exists(log)
                    && Files.readString(log, StandardCharsets.ISO_8859_1).contains(STARTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.watchword.integration.versions;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The jar of the database driver that the tests themselves have. */
final class Driver {

    private Driver() {}

    static Path jar() {
        try {
            return Path.of(org.h2.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param feature its first number
 */
public record Jdk(Path home, int feature) {

    /** The one that runs the tests, and those of other versions that lie beside it. */
    public static List<Jdk> found() throws IOException {
        Jdk own = new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        List<Jdk> all = new ArrayList<>(List.of(own));
        try (Stream<Path> neighbours = Files.list(own.home().getParent())) {
            for (Path home : neighbours.sorted().toList()) {
                of(home).filter(jdk -> all.stream().noneMatch(known -> known.feature() == jdk.feature()))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Jdk> of(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.exists(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches("\\d+.*")
                ? Optional.of(new Jdk(home, Integer.parseInt(version.replaceFirst("\\D.*", ""))))
                : Optional.empty();
    }
}

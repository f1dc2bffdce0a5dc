package org.watchword.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.watchword.report.Entry;

/**
 * Our own jars as the web application's class loader sees them, by the file that Maven leaves in each. Classes that
 * were taken out of their jar have none: nothing is said of them then.
 *
 * @param rest where {@code auth-rest} is; empty where tokens are only verified
 */
public record Jars(Set<Copy> filter, Set<Copy> rest) {

    /** Copies the sets. */
    public Jars {
        filter = Collections.unmodifiableSet(new LinkedHashSet<>(filter));
        rest = Collections.unmodifiableSet(new LinkedHashSet<>(rest));
    }

    /** One jar. */
    public record Copy(String place, String version) {}

    /** Those that {@code loader} sees. */
    public static Jars of(ClassLoader loader) {
        return new Jars(copies(loader, "auth-filter"), copies(loader, "auth-rest"));
    }

    /** The version in force, which is that of the first jar on the class path. */
    public Optional<String> version() {
        return filter.stream().map(Copy::version).findFirst();
    }

    /** Returns the conflicts between jars that do not fit together. */
    public List<Entry> conflicts() {
        List<Entry> conflicts = new ArrayList<>();
        twice("auth-filter", filter).ifPresent(conflicts::add);
        twice("auth-rest", rest).ifPresent(conflicts::add);
        Set<String> versions = new TreeSet<>();
        filter.forEach(copy -> versions.add(copy.version()));
        rest.forEach(copy -> versions.add(copy.version()));
        if (conflicts.isEmpty() && versions.size() > 1) {
            conflicts.add(new Entry.Conflict(
                    "different-versions",
                    "auth-filter and auth-rest are of different versions (" + String.join(", ", versions)
                            + "), which nobody has tested together",
                    "depend on auth-rest alone, in one version; it brings the auth-filter that fits"));
        }
        return conflicts;
    }

    private static Optional<Entry> twice(String artifact, Set<Copy> copies) {
        if (copies.size() < 2) {
            return Optional.empty();
        }
        List<String> places = copies.stream().map(Copy::place).toList();
        return Optional.of(new Entry.Conflict(
                artifact + "-twice",
                artifact + " is on the class path " + copies.size() + " times (" + String.join(", ", places)
                        + "); classes of one copy do not know those of the other",
                "keep the one in WEB-INF/lib and take the others away, such as from the server's own libraries"));
    }

    private static Set<Copy> copies(ClassLoader loader, String artifact) {
        String file = "META-INF/maven/org.watchword/" + artifact + "/pom.properties";
        Set<Copy> copies = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(file))) {
                Properties properties = new Properties();
                try (InputStream in = url.openStream()) {
                    properties.load(in);
                }
                String place = url.toString();
                copies.add(new Copy(
                        place.substring(0, place.length() - file.length()), properties.getProperty("version", "?")));
            }
        } catch (IOException | IllegalArgumentException e) {
            // What cannot be read is not reported; the application works all the same.
            return Set.of();
        }
        return copies;
    }
}

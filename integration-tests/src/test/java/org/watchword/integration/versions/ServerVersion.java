package org.watchword.integration.versions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A server of one version, as its archive in a folder, and the JDK that it runs on.
 *
 * @param kind of the four
 * @param version the archive's
 * @param archive a zip, or Payara Micro's jar
 * @param jdk it runs on
 */
public record ServerVersion(Kind kind, String version, Path archive, Jdk jdk) {

    private static final Pattern ARCHIVE = Pattern.compile("(.+?)-(\\d.*)\\.(?:zip|jar)");

    /** The four servers, in the order of the table. */
    public enum Kind {
        PAYARA("Payara Micro", "payara-micro"),
        WILDFLY("WildFly", "wildfly-dist"),
        LIBERTY("Open Liberty", "openliberty-runtime"),
        GLASSFISH("GlassFish", "glassfish");

        private final String title;
        private final String artifact;

        Kind(String title, String artifact) {
            this.title = title;
            this.artifact = artifact;
        }

        /** The server's name. */
        public String title() {
            return title;
        }

        private static Optional<Kind> of(String artifact) {
            return Stream.of(values())
                    .filter(kind -> kind.artifact.equals(artifact))
                    .findFirst();
        }
    }

    /**
     * The servers in the folder, each on the oldest JDK that it runs on, and the newest of each on the newest JDK as
     * well.
     */
    public static List<ServerVersion> in(Path folder, List<Jdk> jdks, boolean newestJdk) throws IOException {
        List<ServerVersion> all = new ArrayList<>();
        List<Path> archives;
        try (Stream<Path> files = Files.walk(folder)) {
            archives = files.filter(Files::isRegularFile).toList();
        }
        for (Path archive : archives) {
            Matcher name = ARCHIVE.matcher(archive.getFileName().toString());
            if (!name.matches()) {
                continue;
            }
            Optional<Kind> kind = Kind.of(name.group(1));
            if (kind.isEmpty()) {
                continue;
            }
            int needed = kind.get() == Kind.GLASSFISH && name.group(2).startsWith("8.") ? 21 : 17;
            jdks.stream()
                    .filter(jdk -> jdk.feature() >= needed)
                    .min(Comparator.comparingInt(Jdk::feature))
                    .ifPresent(jdk -> all.add(new ServerVersion(kind.get(), name.group(2), archive, jdk)));
        }
        all.sort(Comparator.comparing(ServerVersion::kind).thenComparing(ServerVersion::sortable));
        if (newestJdk) {
            addOnNewest(all, jdks);
        }
        return all;
    }

    private static void addOnNewest(List<ServerVersion> all, List<Jdk> jdks) {
        Jdk newest = jdks.stream().max(Comparator.comparingInt(Jdk::feature)).orElseThrow();
        for (Kind kind : Kind.values()) {
            int last = -1;
            for (int i = 0; i < all.size(); i++) {
                last = all.get(i).kind() == kind ? i : last;
            }
            if (last >= 0 && !all.get(last).jdk().equals(newest)) {
                ServerVersion one = all.get(last);
                all.add(last + 1, new ServerVersion(kind, one.version(), one.archive(), newest));
            }
        }
    }

    /** {@code 6.2024.6} before {@code 6.2024.12}. */
    private String sortable() {
        StringBuilder text = new StringBuilder();
        for (String part : version.split("\\.", -1)) {
            text.append(part.matches("\\d+") ? "%06d".formatted(Integer.parseInt(part)) : part)
                    .append('.');
        }
        return text.toString();
    }

    /**
     * Makes it ready to be started in this folder.
     *
     * @param port its HTTP port
     * @param otherPorts a free port each time it is asked
     */
    public InstalledServer install(Path folder, int port, IntSupplier otherPorts) throws IOException {
        return switch (kind) {
            case PAYARA -> new PayaraMicro(archive, folder, port);
            case WILDFLY -> new WildFly(unpacked(folder), port, jdk.home());
            case LIBERTY -> new OpenLiberty(unpacked(folder), port);
            case GLASSFISH -> new GlassFish(unpacked(folder), port, otherPorts);
        };
    }

    private Path unpacked(Path folder) throws IOException {
        Path home = folder;
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                    if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot be made executable: " + file);
                    }
                }
                if (home.equals(folder)) {
                    home = folder.resolve(folder.relativize(file).getName(0));
                }
            }
        }
        return home;
    }

    @Override
    public String toString() {
        return kind.title() + " " + version + " on JDK " + jdk.feature();
    }
}

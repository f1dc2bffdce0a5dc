package org.watchword.integration.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The table of versions in docs/servers.md, between two marks; kept beside the page's template, from which the servers'
 * tests write the page anew.
 */
public final class VersionsTable {

    private static final String BEGIN = "<!-- versions -->\n";
    private static final String END = "<!-- end of versions -->\n";

    private VersionsTable() {}

    /**
     * What was seen on a server.
     *
     * @param provider of Jakarta Persistence
     * @param mainJob whether it is done, in words
     */
    public record Result(String provider, String mainJob) {}

    /** The text of a table: a row for each server, with what was seen there; one without a result failed. */
    public static String of(List<ServerVersion> servers, Map<ServerVersion, Result> results) {
        StringBuilder text = new StringBuilder(
                "| Server | Version | JDK | Jakarta Persistence | Main job |\n|---|---|---|---|---|\n");
        for (ServerVersion server : servers) {
            Result result = results.get(server);
            text.append("| %s | %s | %d | %s | %s |\n"
                    .formatted(
                            server.kind().title(),
                            server.version(),
                            server.jdk().feature(),
                            result == null ? "" : result.provider(),
                            result == null ? "**no**" : result.mainJob()));
        }
        return text.toString();
    }

    /** Puts the table into the page and the file that keeps it. */
    public static void write(String table, Path kept, Path page) throws IOException {
        Files.writeString(kept, table);
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IOException("no place for the table in " + page);
        }
        Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
    }
}

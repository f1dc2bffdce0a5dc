package org.watchword.rest;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** What the start has to say; and what is found out later, when the database first answers, goes to the log. Thread-safe. */
final class ReportLines {

    private static final System.Logger LOG = System.getLogger(ReportLines.class.getName());

    private final List<String> lines = new ArrayList<>();
    private boolean finished;

    synchronized void add(String line) {
        if (finished) {
            LOG.log(Level.INFO, (Object) line);
        } else {
            lines.add(line);
        }
    }

    synchronized List<String> finish() {
        finished = true;
        return List.copyOf(lines);
    }
}

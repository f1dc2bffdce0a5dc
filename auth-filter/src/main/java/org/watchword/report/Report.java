package org.watchword.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Report of one web application's Watchword on itself. Every part adds to it during the start, and later where it finds
 * something out later. The whole is logged once, as one record, when the application has started; a conflict, an unsafe
 * setting or a note that comes after that gets a line of its own. Entries are text without secrets.
 */
public final class Report {

    private static final Logger LOG = System.getLogger("org.watchword");

    private final Set<Entry> entries = new LinkedHashSet<>();
    private final List<Supplier<List<Entry>>> sources = new CopyOnWriteArrayList<>();
    private final Set<String> accepted;
    private boolean logged;
    private volatile boolean firstStart;

    /** Nothing yet, and nothing is accepted. */
    public Report() {
        this(Set.of());
    }

    /**
     * Nothing yet.
     *
     * @param accepted names of conflicts and unsafe settings that the operator knows of; they become notes
     */
    public Report(Set<String> accepted) {
        this.accepted = Set.copyOf(accepted);
    }

    /**
     * Adds what is only known when it is asked for.
     *
     * @param source asked at each {@link #snapshot()}, on the thread that wants it; answers soon, without I/O. One that
     *     throws is left out, with a note.
     */
    public void add(Supplier<List<Entry>> source) {
        sources.add(source);
    }

    /** Adds a fact. */
    public void fact(Topic topic, String text) {
        add(new Entry.Fact(topic, text));
    }

    /** Adds something that an operator should know and that needs no remedy. */
    public void note(String text) {
        fact(Topic.NOTE, text);
    }

    /** Says whether a part is on; in place of what was said of the same name before. See {@link Entry.Integration}. */
    public void integration(String name, boolean on, String why) {
        add(new Entry.Integration(name, on, why));
    }

    /** Adds a conflict. See {@link Entry.Conflict}. */
    public void conflict(String name, String what, String remedy) {
        add(new Entry.Conflict(name, what, remedy));
    }

    /** Adds something unsafe. See {@link Entry.Unsafe}. */
    public void unsafe(String name, String what, String remedy) {
        add(new Entry.Unsafe(name, what, remedy));
    }

    /** Says that nobody can have used this installation yet: what is unsafe is then told without a warning. */
    public void firstStart() {
        firstStart = true;
    }

    /** Says that a setting is not at its default. See {@link Entry.Origin}. */
    public void origin(String setting, String origin) {
        add(new Entry.Origin(setting, origin));
    }

    private void add(Entry entry) {
        boolean late;
        synchronized (entries) {
            late = entries.add(entry) && logged;
        }
        if (late) {
            announce(entry);
        }
    }

    /**
     * Logs a line for a conflict, an unsafe setting or a note that one of the sources has only now found; the source
     * keeps it.
     */
    public void announce(Entry entry) {
        Entry told = noteWhereAccepted(entry);
        ReportText.line(told).ifPresent(line -> LOG.log(ReportText.level(told), line));
    }

    private Entry noteWhereAccepted(Entry entry) {
        if (entry instanceof Entry.Conflict conflict && accepted.contains(conflict.name())) {
            return accepted(conflict.name(), conflict.what());
        }
        if (entry instanceof Entry.Unsafe unsafe && accepted.contains(unsafe.name())) {
            return accepted(unsafe.name(), unsafe.what());
        }
        return entry;
    }

    private static Entry accepted(String name, String what) {
        return new Entry.Fact(Topic.NOTE, "accepted " + name + ": " + what);
    }

    /** Everything that can be said now. */
    public Snapshot snapshot() {
        List<Entry> all;
        synchronized (entries) {
            all = new ArrayList<>(entries);
        }
        for (Supplier<List<Entry>> source : sources) {
            try {
                all.addAll(source.get());
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "A part of the report could not be made", e);
                all.add(new Entry.Fact(
                        Topic.NOTE,
                        "a part of this report could not be made: "
                                + e.getClass().getName()));
            }
        }
        return new Snapshot(all.stream().map(this::noteWhereAccepted).toList());
    }

    /**
     * Logs the whole as one record, the first time it is called: a warning where there is a conflict, or something
     * unsafe in an installation that is not new.
     */
    public void log() {
        synchronized (entries) {
            if (logged) {
                return;
            }
            logged = true;
        }
        Snapshot now = snapshot();
        boolean fine = now.conflicts().isEmpty() && (firstStart || now.unsafe().isEmpty());
        LOG.log(fine ? Level.INFO : Level.WARNING, ReportText.block(now));
    }
}

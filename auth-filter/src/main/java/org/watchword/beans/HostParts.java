package org.watchword.beans;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchword.report.Entry;

/** The parts that the host may replace in one web application. */
public final class HostParts {

    private final ClassLoader loader;
    private final List<HostPart<?>> parts = new CopyOnWriteArrayList<>();

    /** Takes the loader of the web application. */
    public HostParts(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Makes the look-up of one type; called once for each.
     *
     * @throws org.watchword.config.ConfigurationException if there are several providers
     */
    public <T> HostPart<T> part(Class<T> type) {
        HostPart<T> part = new HostPart<>(type, loader);
        parts.add(part);
        return part;
    }

    /** Looks for CDI beans, once CDI is there. Of a type with several, none is used, and what needs the part fails. */
    public void resolve() {
        parts.forEach(HostPart::resolve);
    }

    /** Returns a line about each part that the host has. */
    public List<String> descriptions() {
        return parts.stream()
                .map(HostPart::description)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns a conflict for the report of each part that cannot be used. */
    public List<Entry> problems() {
        return parts.stream()
                .map(HostPart::problem)
                .flatMap(Optional::stream)
                .<Entry>map(problem -> new Entry.Conflict("part", problem.what(), problem.remedy()))
                .toList();
    }
}

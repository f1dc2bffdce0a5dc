package org.watchword.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of the modules that are there.
 *
 * @param all in the order in which they are documented
 * @param elsewhere the beginnings of names that a module has which is not there: two applications may share an
 *     environment or a file
 */
public record KnownSettings(List<Setting<?>> all, List<String> elsewhere) {

    /** Copies the lists. */
    public KnownSettings {
        all = List.copyOf(all);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Adds the settings of one more module, after which every name must be that of a setting. */
    public KnownSettings with(List<Setting<?>> more) {
        return new KnownSettings(Stream.concat(all.stream(), more.stream()).toList(), List.of());
    }

    boolean isElsewhere(String name) {
        return elsewhere.stream().anyMatch(name::startsWith);
    }
}

package org.watchword.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of the modules that are there.
 *
 * @param all in the order in which they are documented
 * @param elsewhere the beginnings of names that a module has which is not there: two applications may share an
 *     environment or a file
 * @param families those that depend on what another setting lists
 */
public record KnownSettings(List<Setting<?>> all, List<String> elsewhere, List<SettingFamily> families) {

    /** Every name of ours, for where one setting alone is read. */
    private static final List<String> EVERYWHERE = List.of("watchword.");

    /** Copies the lists. */
    public KnownSettings {
        all = List.copyOf(all);
        elsewhere = List.copyOf(elsewhere);
        families = List.copyOf(families);
    }

    /** Settings without families. */
    public KnownSettings(List<Setting<?>> all, List<String> elsewhere) {
        this(all, elsewhere, List.of());
    }

    /** Adds the settings of one more module, after which every name must be that of a setting. */
    public KnownSettings with(List<Setting<?>> more) {
        return new KnownSettings(Stream.concat(all.stream(), more.stream()).toList(), List.of(), families);
    }

    /**
     * Adds the members of each family that the sources list.
     *
     * @param sources opens the places of settings for those that it is given
     * @throws ConfigurationException if a list of names cannot be used
     */
    public KnownSettings listed(Function<KnownSettings, List<SettingSource>> sources) {
        List<Setting<?>> more = new ArrayList<>(all);
        List<SettingFamily> settled = new ArrayList<>();
        for (SettingFamily family : families) {
            KnownSettings alone = new KnownSettings(List.of(family.names()), EVERYWHERE);
            Set<String> names = Configuration.read(alone, sources.apply(alone)).get(family.names());
            names.forEach(name -> more.addAll(family.members().apply(name)));
            settled.add(family.of(names));
        }
        return new KnownSettings(more, elsewhere, settled);
    }

    boolean isElsewhere(String name) {
        return elsewhere.stream().anyMatch(name::startsWith)
                || families.stream().anyMatch(family -> family.listed().isEmpty() && family.covers(name));
    }

    /** Returns what is to be done about a name that belongs to a family and is that of no member of it. */
    Optional<String> remedyOfFamily(String name, Optional<String> nearest) {
        return families.stream()
                .flatMap(family -> family.remedy(name, nearest).stream())
                .findFirst();
    }
}

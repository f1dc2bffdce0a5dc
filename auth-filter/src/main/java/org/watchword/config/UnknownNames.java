package org.watchword.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.watchword.text.Utf8Text;

/**
 * Finds names that were meant for a setting and are none: a slip of the pen in {@code WATCHWORD_PATHS_AUTHENTICATED}
 * would open a path.
 */
final class UnknownNames {

    private static final String PREFIX = "watchword.";
    private static final String VARIABLE_PREFIX = "WATCHWORD_";

    /** Set for the command line in the same environment. */
    private static final Set<String> OF_COMMAND_LINE =
            Set.of("WATCHWORD_DB_URL", "WATCHWORD_DB_USER", "WATCHWORD_DB_PASSWORD");

    private final KnownSettings known;
    private final Map<String, String> byVariable;

    UnknownNames(KnownSettings known) {
        this.known = known;
        this.byVariable =
                known.all().stream().collect(Collectors.toUnmodifiableMap(Setting::environmentName, Setting::name));
    }

    /**
     * Those of a place where settings have their own names.
     *
     * @param names all that stand there, also those of others
     */
    List<UnknownName> among(String origin, Collection<String> names) {
        return names.stream()
                .filter(name -> isMeant(name) && !isSetting(name))
                .sorted()
                .map(name -> unknown(name, origin, NearestName.to(name.toLowerCase(Locale.ROOT), byVariable.values())))
                .toList();
    }

    /** Those of a file that is for our settings alone: there every name is meant for one. */
    List<UnknownName> inOwnFile(String called, Collection<String> names) {
        return names.stream()
                .filter(name -> !isSetting(name) && !isSynonym(name))
                .sorted()
                .map(name -> unknown(name, called, nearestWithOrWithoutPrefix(name.toLowerCase(Locale.ROOT))))
                .toList();
    }

    /**
     * Those of the environment.
     *
     * @param microProfile whether MicroProfile Config reads the environment too, which takes more spellings (its
     *     §ConfigSources)
     */
    List<UnknownName> inEnvironment(Map<String, String> environment, boolean microProfile) {
        return environment.keySet().stream()
                .filter(name -> asVariable(name).startsWith(VARIABLE_PREFIX))
                .filter(name -> !isVariable(name) && !OF_COMMAND_LINE.contains(name))
                .filter(name -> !(microProfile && isSpelling(name)))
                .filter(name -> !KubernetesVariables.sets(name, environment.keySet()))
                .sorted()
                .map(name -> unknown(name, "environment", NearestName.to(asVariable(name), byVariable.keySet())))
                .toList();
    }

    private UnknownName unknown(String name, String origin, Optional<String> nearest) {
        return new UnknownName(name, origin, nearest, known.remedyOfFamily(name, nearest));
    }

    private Optional<String> nearestWithOrWithoutPrefix(String name) {
        return NearestName.to(name, byVariable.values()).or(() -> NearestName.to(PREFIX + name, byVariable.values()));
    }

    private static boolean isMeant(String name) {
        return Utf8Text.withoutMark(name).regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private boolean isSetting(String name) {
        return byVariable.containsValue(name) || known.isElsewhere(name);
    }

    private boolean isVariable(String name) {
        return byVariable.containsKey(name)
                || known.elsewhere().stream().map(UnknownNames::asVariable).anyMatch(name::startsWith);
    }

    private boolean isSynonym(String name) {
        return synonyms().anyMatch(name::equals);
    }

    private Stream<String> synonyms() {
        return known.all().stream().flatMap(setting -> setting.synonyms().stream());
    }

    /** The setting's own name, or that with underscores in place of all else. */
    private boolean isSpelling(String name) {
        return byVariable.values().stream()
                .anyMatch(setting -> name.equals(setting) || name.equals(setting.replaceAll("[^A-Za-z0-9]", "_")));
    }

    static String asVariable(String name) {
        return Utf8Text.withoutMark(name).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

package org.watchword.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Settings that there are once for each name that another setting lists: {@code watchword.issuers=corp} makes
 * {@code watchword.issuers.corp.audience} one.
 *
 * <p>The names are listed, and not found among the settings that are written: not every source tells which names it
 * has, and a slip of the pen would make one more.
 *
 * @param names the setting that lists them; without dots, underscores and upper-case letters, so that each has one
 *     environment variable
 * @param members makes the settings of one name
 * @param listed the names that are listed; empty while nobody has looked
 */
public record SettingFamily(
        Setting<Set<String>> names, Function<String, List<Setting<?>>> members, Optional<Set<String>> listed) {

    /** A family whose names are not known yet. */
    public SettingFamily(Setting<Set<String>> names, Function<String, List<Setting<?>>> members) {
        this(names, members, Optional.empty());
    }

    /** The same family, of these names. */
    SettingFamily of(Set<String> written) {
        return new SettingFamily(names, members, Optional.of(written));
    }

    /** Tells whether a name is that of a member, if there is such a member. */
    boolean covers(String name) {
        return name.startsWith(prefix());
    }

    /** Returns what is to be done about a name that is that of no member, or empty where it may be one. */
    Optional<String> remedy(String name, Optional<String> nearest) {
        Optional<String> meant = member(name);
        if (meant.isEmpty() || listed.isEmpty()) {
            return Optional.empty();
        }
        return listed.get().contains(meant.get())
                ? nearest.map(right -> "write " + right + ", if that is meant")
                        .or(() -> Optional.of("docs/settings.md lists all settings"))
                : Optional.of("add " + meant.get() + " to " + names.name() + ", or take the setting away");
    }

    private Optional<String> member(String name) {
        String variable = names.environmentName() + "_";
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(prefix())) {
            return Optional.of(upTo(lower.substring(prefix().length()), '.'));
        }
        return name.startsWith(variable)
                ? Optional.of(upTo(lower.substring(variable.length()), '_'))
                : Optional.empty();
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private String prefix() {
        return names.name() + ".";
    }
}

package org.watchword.start;

import static org.watchword.config.SettingKinds.split;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.watchword.config.Setting;
import org.watchword.config.SettingFamily;

/** Lists the settings of further issuers; those of each one are in {@link IssuerGroup}. */
public final class IssuerSettings {

    /**
     * Letters and digits only: an environment variable has one character for the dot, the hyphen and the underscore.
     */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

    /** Names of the further issuers. */
    public static final Setting<Set<String>> ISSUERS = new Setting<>(
            "watchword.issuers",
            List.of(),
            false,
            "names of lower-case letters and digits, separated by commas, such as corp,partner",
            "",
            "Names of further issuers whose tokens are accepted, such as `corp,partner`; each has settings of its own, "
                    + "`watchword.issuers.corp.issuer` and so on. See [several issuers](#several-issuers).",
            IssuerSettings::names);

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(ISSUERS);

    private IssuerSettings() {}

    /** The settings of each issuer that {@link #ISSUERS} lists. */
    static SettingFamily family() {
        return new SettingFamily(ISSUERS, name -> new IssuerGroup(name).all());
    }

    private static Set<String> names(String written) {
        Set<String> names = new LinkedHashSet<>(split(written));
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException();
        }
        return Collections.unmodifiableSet(names);
    }
}

package org.watchword.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.watchword.text.Utf8Text;

/**
 * The settings of one web application, read and checked once at start. Immutable, safe for any thread; does not print
 * values.
 */
public final class Configuration {

    private final KnownSettings known;
    private final Map<Setting<?>, Object> values;
    private final Map<Setting<?>, WrittenValue> origins;

    private Configuration(KnownSettings known, Map<Setting<?>, Object> values, Map<Setting<?>, WrittenValue> origins) {
        this.known = known;
        this.values = Map.copyOf(values);
        this.origins = Map.copyOf(origins);
    }

    /**
     * Reads settings.
     *
     * @param sources highest first
     * @throws ConfigurationException with one message that names every setting whose value cannot be used
     */
    public static Configuration read(KnownSettings known, List<? extends SettingSource> sources) {
        Map<Setting<?>, Object> values = new HashMap<>();
        Map<Setting<?>, WrittenValue> origins = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        for (Setting<?> setting : known.all()) {
            WrittenValue written = written(setting, sources);
            if (Utf8Text.hasLost(written.value()) && !written.isSynonymOf(setting)) {
                complaints.add(loss(setting, written));
                continue;
            }
            try {
                values.put(setting, setting.parser().apply(written.value()));
                origins.put(setting, written);
            } catch (IllegalArgumentException | DateTimeException e) {
                if (written.isSynonymOf(setting)) {
                    // Written for somebody else, for whom it may well be right: not a reason to stop the host's start.
                    WrittenValue byDefault = WrittenValue.byDefault(setting);
                    values.put(setting, setting.parser().apply(byDefault.value()));
                    origins.put(setting, byDefault);
                } else {
                    complaints.add(complaint(setting, written));
                }
            }
        }
        if (!complaints.isEmpty()) {
            throw new ConfigurationException("Watchword cannot start: " + String.join("; ", complaints));
        }
        return new Configuration(known, values, origins);
    }

    private static WrittenValue written(Setting<?> setting, List<? extends SettingSource> sources) {
        List<String> names = new ArrayList<>();
        names.add(setting.name());
        names.addAll(setting.synonyms());
        for (String name : names) {
            for (SettingSource source : sources) {
                String value = source.value(setting, name);
                boolean counts =
                        value != null && (!value.isBlank() || (setting.takesEmpty() && name.equals(setting.name())));
                if (value != null && counts) {
                    return new WrittenValue(name, value.strip(), source.name());
                }
            }
        }
        return WrittenValue.byDefault(setting);
    }

    private static String complaint(Setting<?> setting, WrittenValue written) {
        String shown = setting.secret() ? "the value given" : "'" + written.value() + "'";
        return setting.name() + " (from " + written.origin() + "): " + shown + " cannot be used; write "
                + setting.expects();
    }

    /** Without the value: it is wrong, and may be what is left of a secret. */
    private static String loss(Setting<?> setting, WrittenValue written) {
        return setting.name() + " (from " + written.origin()
                + "): characters of the value were lost when it was read; set"
                + " LC_ALL=C.UTF-8 in the environment that Java is started in, and save files as UTF-8";
    }

    /** The settings that there are. */
    public KnownSettings known() {
        return known;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is none of the settings that were read");
        }
        return (T) value;
    }

    /**
     * Returns the name of the place where the value of a setting was written, such as {@code environment} or
     * {@code default}.
     */
    public String origin(Setting<?> setting) {
        WrittenValue written = origins.get(setting);
        return written == null ? "default" : written.origin();
    }

    /** True where the value came by one of the setting's synonyms, and so was perhaps meant for somebody else. */
    public boolean isSynonym(Setting<?> setting) {
        WrittenValue written = origins.get(setting);
        return written != null && written.isSynonymOf(setting);
    }

    /** Names and origins only: a value may be a secret. */
    @Override
    public String toString() {
        return "Configuration"
                + origins.values().stream()
                        .filter(written -> !written.origin().equals("default"))
                        .toList();
    }

    private record WrittenValue(String name, String value, String origin) {

        static WrittenValue byDefault(Setting<?> setting) {
            return new WrittenValue(setting.name(), setting.defaultValue(), "default");
        }

        boolean isSynonymOf(Setting<?> setting) {
            return !name.equals(setting.name());
        }

        @Override
        public String toString() {
            return name + " from " + origin;
        }
    }
}

package org.watchword.config;

import org.jspecify.annotations.Nullable;

/** Port: one place where settings are written. Asked at start only, on the thread that deploys. */
public interface SettingSource {

    /** Returns the name of this place for messages, such as {@code environment}. */
    String name();

    /**
     * The value as written, or null where this place does not have it.
     *
     * @param name the setting's own name or one of its synonyms
     */
    @Nullable
    String value(Setting<?> setting, String name);
}

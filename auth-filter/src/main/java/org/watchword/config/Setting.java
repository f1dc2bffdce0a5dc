package org.watchword.config;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, what it means, its default.
 *
 * @param name the one name, {@code watchword.*}
 * @param synonyms names of MicroProfile JWT that are honoured where this one is not set
 * @param secret true where the value must not be printed
 * @param expects what a value must be, in words for the message that refuses a wrong one
 * @param defaultValue the default as it would be written; empty for none
 * @param description what it does, one line, for the documentation
 * @param takesEmpty true where its own name with nothing behind it is a value, and not as if it were not set
 * @param parser turns a written value into a {@code T}; throws IllegalArgumentException or DateTimeException for one it
 *     cannot use
 */
public record Setting<T>(
        String name,
        List<String> synonyms,
        boolean secret,
        String expects,
        String defaultValue,
        String description,
        boolean takesEmpty,
        Function<String, T> parser) {

    /** A setting for which an empty value is none. */
    public Setting(
            String name,
            List<String> synonyms,
            boolean secret,
            String expects,
            String defaultValue,
            String description,
            Function<String, T> parser) {
        this(name, synonyms, secret, expects, defaultValue, description, false, parser);
    }

    /** Returns a setting of another name that takes the same values, without synonyms and secret as this one is. */
    public Setting<T> named(String other, String described) {
        return new Setting<>(other, List.of(), secret, expects, defaultValue, described, takesEmpty, parser);
    }

    /** Returns this setting with another default. */
    public Setting<T> withDefault(String other) {
        return new Setting<>(name, synonyms, secret, expects, other, description, takesEmpty, parser);
    }

    /** Returns this setting, where its own name with nothing behind it is a value, too. */
    public Setting<T> takingEmpty() {
        return new Setting<>(name, synonyms, secret, expects, defaultValue, description, true, parser);
    }

    /** Says yes for a setting of the same name: there is no second one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name of the environment variable: {@code watchword.token.ttl} is {@code WATCHWORD_TOKEN_TTL}. */
    public String environmentName() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}

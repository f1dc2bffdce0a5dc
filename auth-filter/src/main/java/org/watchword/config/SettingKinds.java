package org.watchword.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes settings of each kind: a text, a number, a duration, a choice and the like, each with its check. */
public final class SettingKinds {

    private SettingKinds() {}

    public static Setting<String> text(String name, List<String> synonyms, String defaultValue, String description) {
        return new Setting<>(name, synonyms, false, "a text", defaultValue, description, Function.identity());
    }

    public static Setting<Optional<String>> optional(
            String name, List<String> synonyms, String expects, String description) {
        return new Setting<>(
                name, synonyms, false, expects, "", description, v -> v.isEmpty() ? Optional.empty() : Optional.of(v));
    }

    public static Setting<Optional<String>> secret(String name, String expects, String description) {
        return new Setting<>(
                name, List.of(), true, expects, "", description, v -> v.isEmpty() ? Optional.empty() : Optional.of(v));
    }

    public static Setting<List<String>> list(String name, String description) {
        return new Setting<>(name, List.of(), false, "a comma-separated list", "", description, SettingKinds::split);
    }

    public static Setting<Set<String>> names(
            String name, List<String> synonyms, String defaultValue, String description) {
        return new Setting<>(name, synonyms, false, "a comma-separated list", defaultValue, description, value -> {
            Set<String> names = new LinkedHashSet<>(split(value));
            if (names.isEmpty()) {
                throw new IllegalArgumentException();
            }
            return java.util.Collections.unmodifiableSet(names);
        });
    }

    /** As {@link #names}, but the setting with nothing behind it is an empty set. */
    public static Setting<Set<String>> namesOrNone(
            String name, List<String> synonyms, String defaultValue, String description) {
        return new Setting<>(
                name,
                synonyms,
                false,
                "a comma-separated list",
                defaultValue,
                description,
                true,
                value -> java.util.Collections.unmodifiableSet(new LinkedHashSet<>(split(value))));
    }

    /** A duration as ours are written, or whole seconds as MicroProfile JWT writes them. */
    public static Duration durationOrSeconds(String value, Duration least, Duration most) {
        Duration duration =
                value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    public static Setting<Integer> number(String name, String defaultValue, int least, int most, String description) {
        String expects = "a whole number from " + least + " to " + most;
        return new Setting<>(name, List.of(), false, expects, defaultValue, description, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    public static Setting<Duration> duration(
            String name,
            List<String> synonyms,
            String defaultValue,
            Duration least,
            Duration most,
            String description) {
        String expects = "an ISO-8601 duration from " + least + " to " + most + ", such as " + defaultValue;
        return new Setting<>(name, synonyms, false, expects, defaultValue, description, value -> {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException();
            }
            return duration;
        });
    }

    /** Makes a setting with two words as its values. */
    public static Setting<Boolean> flag(
            String name, String defaultValue, String whenFalse, String whenTrue, String description) {
        String expects = defaultValue.equals(whenTrue)
                ? "'" + whenTrue + "' or '" + whenFalse + "'"
                : "'" + whenFalse + "' or '" + whenTrue + "'";
        return new Setting<>(
                name,
                List.of(),
                false,
                expects,
                defaultValue,
                description,
                value -> oneOf(value, whenFalse, whenTrue).equals(whenTrue));
    }

    /** Makes a setting with the constants of an enum as its values, in lower case and with hyphens. */
    public static <E extends Enum<E>> Setting<E> choice(
            String name, String defaultValue, Class<E> type, String description) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words =
                constants.stream().map(constant -> "'" + word(constant) + "'").toList();
        String last = words.get(words.size() - 1);
        String expects = String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
        return new Setting<>(
                name,
                List.of(),
                false,
                expects,
                defaultValue,
                description,
                value -> constants.stream()
                        .filter(constant -> word(constant).equals(value))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> split(String value) {
        return java.util.Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public static String oneOf(String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return value;
            }
        }
        throw new IllegalArgumentException();
    }
}

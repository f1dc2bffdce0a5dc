package org.watchword.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.watchword.key.JwsAlgorithm;
import org.watchword.token.ClaimPath;

/** The kinds of setting there are: what a value of each must look like. */
final class SettingKinds {

    private SettingKinds() {}

    static Setting<String> text(String name, List<String> synonyms, String defaultValue, String description) {
        return new Setting<>(name, synonyms, false, "a text", defaultValue, description, Function.identity());
    }

    static Setting<Optional<String>> optional(String name, List<String> synonyms, String expects, String description) {
        return new Setting<>(
                name, synonyms, false, expects, "", description, v -> v.isEmpty() ? Optional.empty() : Optional.of(v));
    }

    static Setting<Optional<String>> secret(String name, String expects, String description) {
        return new Setting<>(
                name, List.of(), true, expects, "", description, v -> v.isEmpty() ? Optional.empty() : Optional.of(v));
    }

    static Setting<List<String>> list(String name, String description) {
        return new Setting<>(name, List.of(), false, "a comma-separated list", "", description, SettingKinds::split);
    }

    static Setting<Set<String>> names(String name, List<String> synonyms, String defaultValue, String description) {
        return new Setting<>(name, synonyms, false, "a comma-separated list", defaultValue, description, value -> {
            Set<String> names = new LinkedHashSet<>(split(value));
            if (names.isEmpty()) {
                throw new IllegalArgumentException();
            }
            return java.util.Collections.unmodifiableSet(names);
        });
    }

    /** As {@link #names}, but the setting with nothing behind it is an empty set. */
    static Setting<Set<String>> namesOrNone(
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

    static Setting<List<ClaimPath>> claims(String name, String defaultValue, String description) {
        return new Setting<>(
                name,
                List.of(),
                false,
                "names of claims, separated by commas; a name with a slash or a comma in it stands in double quotes",
                defaultValue,
                description,
                ClaimPath::list);
    }

    /** A duration as ours are written, or whole seconds as MicroProfile JWT writes them. */
    static Duration durationOrSeconds(String value, Duration least, Duration most) {
        Duration duration =
                value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    static Setting<Integer> number(String name, String defaultValue, int least, int most, String description) {
        String expects = "a whole number from " + least + " to " + most;
        return new Setting<>(name, List.of(), false, expects, defaultValue, description, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    static Setting<Duration> duration(
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

    static Setting<Rate> rate(String name, String defaultValue, String description) {
        String expects = "a number, a slash and an ISO-8601 duration from PT1S to P1D, such as " + defaultValue;
        return new Setting<>(name, List.of(), false, expects, defaultValue, description, Rate::of);
    }

    static List<String> split(String value) {
        return java.util.Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static Set<JwsAlgorithm> algorithms(String value) {
        Set<JwsAlgorithm> algorithms = new LinkedHashSet<>();
        for (String name : split(value)) {
            algorithms.add(JwsAlgorithm.named(name).orElseThrow(IllegalArgumentException::new));
        }
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return Set.copyOf(algorithms);
    }

    static Set<CharacterKind> characterKinds(String value) {
        Set<CharacterKind> kinds = new LinkedHashSet<>();
        for (String name : split(value)) {
            kinds.add(CharacterKind.valueOf(
                    oneOf(name, "upper", "lower", "digit", "special").toUpperCase(Locale.ROOT)));
        }
        return Set.copyOf(kinds);
    }

    /** A URL that ends with a slash, so that something can be put behind it. */
    static Optional<URI> httpUrl(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        URI url = URI.create(value.endsWith("/") ? value : value + "/");
        boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException();
        }
        return Optional.of(url);
    }

    /** A token as RFC 9110 §5.6.2 has it. */
    static String headerName(String value) {
        if (!value.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    static Optional<String> cookieName(String value) {
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0)) {
            throw new IllegalArgumentException();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** As browsers write them (RFC 6454 §6.2): anything else would never be met. */
    static List<String> origins(String value) {
        List<String> origins = split(value);
        if (!origins.stream().allMatch(origin -> origin.matches("[*]|[a-z][a-z0-9+.-]*://[a-z0-9.:\\[\\]_-]+"))) {
            throw new IllegalArgumentException();
        }
        return origins;
    }

    /** Plain segments only: each stands for itself in a URL and in a servlet's mapping. */
    static String path(String value) {
        if (!value.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    static String oneOf(String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return value;
            }
        }
        throw new IllegalArgumentException();
    }
}

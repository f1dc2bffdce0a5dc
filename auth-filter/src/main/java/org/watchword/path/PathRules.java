package org.watchword.path;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.watchword.authorization.AccessRule;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;

/**
 * The rules for paths, for what has no annotation. The most specific pattern wins. Where a path can be read in several
 * ways, the rules of all of them must be passed.
 */
public final class PathRules {

    private record Rule(PathPattern pattern, AccessRule access) {}

    private final List<Rule> mostSpecificFirst;
    private final FacesPages faces;

    private PathRules(List<Rule> rules, FacesPages faces) {
        this.faces = faces;
        this.mostSpecificFirst = rules.stream()
                .sorted(Comparator.comparingInt((Rule rule) -> rule.pattern().weight())
                        .reversed())
                .toList();
    }

    /**
     * Reads the {@code watchword.paths.*} settings.
     *
     * @param publicPaths open although a wider rule closes them, unless the host has a rule for the very path:
     *     {@code /*} must not keep people from logging in
     * @param faces pages of Jakarta Faces have further paths
     * @throws ConfigurationException if one is not a pattern, or a pattern has two rules
     */
    public static PathRules from(Configuration configuration, List<String> publicPaths, FacesPages faces) {
        List<Rule> rules = new ArrayList<>();
        for (String pattern : configuration.get(PathSettings.PATHS_PUBLIC)) {
            add(rules, PathSettings.PATHS_PUBLIC, pattern, new AccessRule.PermitAll());
        }
        for (String pattern : configuration.get(PathSettings.PATHS_AUTHENTICATED)) {
            add(rules, PathSettings.PATHS_AUTHENTICATED, pattern, AccessRule.Require.authenticated());
        }
        for (String entry : configuration.get(PathSettings.PATHS_ROLES)) {
            int equals = entry.indexOf('=');
            Set<String> roles = equals < 0 ? Set.of() : roles(entry.substring(equals + 1));
            if (roles.isEmpty()) {
                throw complaint(PathSettings.PATHS_ROLES, entry, "'pattern=role' or 'pattern=role|role'");
            }
            add(
                    rules,
                    PathSettings.PATHS_ROLES,
                    entry.substring(0, equals).strip(),
                    new AccessRule.Require(roles, Set.of()));
        }
        // Without a rule of the host's there is nothing to be an exception from, and the filter stays out of the way.
        if (!rules.isEmpty()) {
            for (String path : publicPaths) {
                PathPattern pattern = new PathPattern(path, PathPattern.Kind.EXACT, path);
                if (rules.stream().noneMatch(rule -> rule.pattern().isSameAs(pattern))) {
                    rules.add(new Rule(pattern, new AccessRule.PermitAll()));
                }
            }
        }
        return new PathRules(rules, faces);
    }

    private static void add(List<Rule> rules, Setting<?> setting, String text, AccessRule access) {
        PathPattern pattern = PathPattern.parse(text)
                .orElseThrow(
                        () -> complaint(setting, text, "patterns such as '/reports', '/admin/*', '*.jsp' or '/*'"));
        for (Rule rule : rules) {
            if (rule.pattern().isSameAs(pattern)) {
                throw complaint(setting, text, "each pattern only once in all of watchword.paths.*");
            }
        }
        rules.add(new Rule(pattern, access));
    }

    private static ConfigurationException complaint(Setting<?> setting, String value, String expected) {
        return new ConfigurationException(
                "Watchword cannot start: " + setting.name() + ": '" + value + "' cannot be used; write " + expected);
    }

    private static Set<String> roles(String text) {
        Set<String> roles = new LinkedHashSet<>();
        for (String role : text.split("\\|", -1)) {
            if (!role.isBlank()) {
                roles.add(role.strip());
            }
        }
        return roles;
    }

    public boolean isEmpty() {
        return mostSpecificFirst.isEmpty();
    }

    /** The rules that a request must pass: one for each reading of its path that has one. */
    public Set<AccessRule> rulesFor(HttpServletRequest request) {
        Set<AccessRule> found = new LinkedHashSet<>();
        DispatchedPath path = DispatchedPath.of(request);
        for (String reading : PathReadings.of(path, request)) {
            first(rule -> rule.pattern().matches(reading)).ifPresent(found::add);
        }
        if (!path.pathInfo().isEmpty()) {
            // A rule for an extension is no exception here from a wider one; both must be passed.
            first(rule -> rule.pattern().opens(path)).ifPresent(found::add);
        }
        for (FacesPages.View view : faces.viewsOf(request, path)) {
            for (String reading : PathReadings.of(view.path())) {
                first(rule -> (view.isServed() || rule.pattern().kind() != PathPattern.Kind.EXTENSION)
                                && rule.pattern().matches(reading))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<AccessRule> first(Predicate<Rule> matching) {
        for (Rule rule : mostSpecificFirst) {
            if (matching.test(rule)) {
                return Optional.of(rule.access());
            }
        }
        return Optional.empty();
    }
}

package org.watchword.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which claims of a token are read, and for what. Claims that it does not name are ignored (RFC 7519 §4).
 *
 * @param words the names of those claims whose text is a list of words parted by spaces
 * @param maxAge how long after {@code iat} a token is good at most; empty for as long as {@code exp} says
 * @param roleMap what the issuer's roles are called here
 */
public record ClaimRules(
        Places places,
        Set<String> words,
        List<RequiredClaim> required,
        boolean issuedAtNeeded,
        Optional<Duration> maxAge,
        RoleMap roleMap) {

    /** Copies the lists. */
    public ClaimRules {
        words = Set.copyOf(words);
        required = List.copyOf(required);
    }

    /**
     * Places of the claims that make a caller.
     *
     * @param subject where the immutable id of the user stands; the first that is there counts
     * @param name where the user's name stands, likewise; where none is there it is the subject
     * @param roles where roles stand; those of all count
     * @param permissions where permissions stand, likewise
     * @param audience the claim that names whom the token is for
     */
    public record Places(
            List<ClaimPath> subject,
            List<ClaimPath> name,
            List<ClaimPath> roles,
            List<ClaimPath> permissions,
            ClaimPath audience) {

        /** Copies the lists. */
        public Places {
            subject = List.copyOf(subject);
            name = List.copyOf(name);
            roles = List.copyOf(roles);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * The names that an issuer's roles have in this application.
     *
     * @param names of each mapped role those that it becomes
     * @param dropsUnmapped whether a role without a name here is left out; else it is kept as it is
     */
    public record RoleMap(Map<String, Set<String>> names, boolean dropsUnmapped) {

        /** Copies the map. */
        public RoleMap {
            names = Map.copyOf(names);
        }

        /** Every role keeps its name. */
        public static RoleMap none() {
            return new RoleMap(Map.of(), false);
        }

        /**
         * Names parted by commas, each {@code theirs=ours} or {@code theirs=ours|ours}; what has a comma or an equals
         * sign in it stands in double quotes.
         *
         * @throws IllegalArgumentException if one has no name on either side
         */
        public static Map<String, Set<String>> names(String written) {
            Map<String, Set<String>> names = new LinkedHashMap<>();
            for (String pair : QuotedText.split(written, ',')) {
                if (pair.isBlank()) {
                    continue;
                }
                List<String> sides = QuotedText.split(pair.strip(), '=');
                if (sides.size() != 2) {
                    throw new IllegalArgumentException("a role and its name here: " + pair);
                }
                Set<String> ours = names.computeIfAbsent(name(sides.get(0)), theirs -> new LinkedHashSet<>());
                QuotedText.split(sides.get(1), '|').forEach(one -> ours.add(name(one)));
            }
            return names;
        }

        private static String name(String written) {
            String name = QuotedText.plain(written.strip());
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a role has a name");
            }
            return name;
        }

        Set<String> apply(Set<String> roles) {
            if (names.isEmpty() && !dropsUnmapped) {
                return roles;
            }
            Set<String> here = new LinkedHashSet<>();
            for (String role : roles) {
                here.addAll(names.getOrDefault(role, dropsUnmapped ? Set.of() : Set.of(role)));
            }
            return here;
        }
    }

    /** The claims of MicroProfile JWT, and {@code scope} as RFC 8693 §4.2 writes it. */
    public static ClaimRules usual() {
        return new ClaimRules(
                new Places(
                        ClaimPath.list("sub"),
                        ClaimPath.list("upn,preferred_username,sub"),
                        ClaimPath.list("groups"),
                        ClaimPath.list("permissions"),
                        ClaimPath.of("aud")),
                Set.of("scope", "scp"),
                List.of(),
                true,
                Optional.empty(),
                RoleMap.none());
    }
}

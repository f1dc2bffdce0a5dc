package org.watchword.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which claims of a token are read, and for what. Claims that it does not name are ignored (RFC 7519 §4).
 *
 * @param words the names of those claims whose text is a list of words parted by spaces
 * @param maxAge how long after {@code iat} a token is good at most; empty for as long as {@code exp} says
 */
public record ClaimRules(
        Places places,
        Set<String> words,
        List<RequiredClaim> required,
        boolean issuedAtNeeded,
        Optional<Duration> maxAge) {

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
                Optional.empty());
    }
}

package org.watchword.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostPartException;
import org.watchword.spi.login.ClaimsContributor;
import org.watchword.store.UserRecord;

/** Claims that the host adds to the tokens of users, checked before a token has them. */
public final class HostClaims {

    /** Registered claims (RFC 7519 §4.1), and those that tokens of ours have. */
    private static final Set<String> RESERVED = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "sid",
            "upn",
            "groups",
            "permissions",
            "preferred_username",
            "scope",
            "azp",
            "client_id",
            "cnf",
            "act",
            "may_act");

    private static final int DEPTH = 8;

    private final Optional<HostPart<ClaimsContributor>> host;

    public HostClaims(HostPart<ClaimsContributor> host) {
        this.host = Optional.of(host);
    }

    private HostClaims() {
        this.host = Optional.empty();
    }

    /** Returns an object that adds nothing. */
    public static HostClaims none() {
        return new HostClaims();
    }

    /** Tells whether the host adds claims. */
    boolean isPresent() {
        return host.filter(HostPart::isPresent).isPresent();
    }

    /**
     * Returns the claims for a user; empty where the host adds none.
     *
     * @throws HostPartException where the host's part fails, or has claims that cannot be added
     */
    Map<String, Object> of(UserRecord user) {
        return host.flatMap(part ->
                        part.find().map(contributor -> checked(part.guarded(() -> contributor.claims(user.account())))))
                .orElse(Map.of());
    }

    private static Map<String, Object> checked(Map<String, Object> claims) {
        int characters = 0;
        for (Map.Entry<String, Object> claim : claims.entrySet()) {
            String name = claim.getKey();
            if (RESERVED.contains(name)) {
                throw unusable("has the claim " + name + ", which Watchword or RFC 7519 gives a meaning");
            }
            characters += name.length() + size(claim.getValue(), 0);
        }
        if (characters > ClaimsContributor.MOST_CHARACTERS) {
            throw unusable("has claims of more than " + ClaimsContributor.MOST_CHARACTERS + " characters");
        }
        return Map.copyOf(claims);
    }

    /** The characters of a value, about. */
    private static int size(@Nullable Object value, int depth) {
        if (value instanceof String || value instanceof Boolean || isNumber(value)) {
            return String.valueOf(value).length() + 3;
        }
        if (depth < DEPTH && value instanceof List<?> list) {
            return list.stream().mapToInt(one -> size(one, depth + 1)).sum() + 2;
        }
        if (depth < DEPTH && value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                            .mapToInt(one -> String.valueOf(one.getKey()).length() + size(one.getValue(), depth + 1))
                            .sum()
                    + 2;
        }
        throw unusable("has a claim that is no text, number, boolean, list or map of them, or nests too deep");
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Integer
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number));
    }

    private static HostPartException unusable(String why) {
        return new HostPartException(ClaimsContributor.class, why, null);
    }
}

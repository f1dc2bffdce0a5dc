package org.watchword.token;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that claims are of the types that RFC 7519 §4.1 and MicroProfile JWT give them, and that those are there which we need.
 * java-jwt reads {@code sub: 7} as "7" and {@code sub: [ ]} as "".
 */
final class ClaimsReader {

    private static final List<String> TEXTS = List.of("sub", "iss", "jti", "sid", "upn", "preferred_username");
    private static final List<String> TIMES = List.of("exp", "iat", "nbf");

    /** 9999-12-31T23:59:59Z, the last second that every date type of Java and SQL can write. */
    private static final long LATEST = 253_402_300_799L;

    private final ClaimPath roles;
    private final ClaimPath permissions;

    ClaimsReader(String rolesClaim, String permissionsClaim) {
        this.roles = new ClaimPath(rolesClaim);
        this.permissions = new ClaimPath(permissionsClaim);
    }

    /**
     * Claims of the right types, not yet compared with the time and the policy.
     *
     * @param notBefore {@code nbf} in seconds, or the smallest long where there is none
     */
    record Claims(VerifiedToken token, long issuedAt, long expiresAt, long notBefore) {}

    Outcome<Claims> read(CompactForm form) {
        Optional<Map<String, Object>> object = StrictJson.payload(form.payload());
        if (object.isEmpty()) {
            return Outcome.bad(RejectionReason.MALFORMED);
        }
        Map<String, Object> claims = object.get();
        Optional<Set<String>> granted = roles.texts(claims);
        Optional<Set<String>> permitted = permissions.texts(claims);
        if (!typesFit(claims) || granted.isEmpty() || permitted.isEmpty()) {
            return Outcome.bad(RejectionReason.MALFORMED);
        }
        OptionalLong expiresAt = seconds(claims.get("exp"));
        OptionalLong issuedAt = seconds(claims.get("iat"));
        if (expiresAt.isEmpty() || issuedAt.isEmpty() || !(claims.get("sub") instanceof String subject)) {
            return Outcome.bad(RejectionReason.CLAIM_MISSING);
        }
        VerifiedToken token = new VerifiedToken(
                claims,
                subject,
                name(claims, subject),
                granted.get(),
                permitted.get(),
                Instant.ofEpochSecond(issuedAt.getAsLong()),
                Instant.ofEpochSecond(expiresAt.getAsLong()));
        long notBefore = seconds(claims.get("nbf")).orElse(Long.MIN_VALUE);
        return Outcome.good(new Claims(token, issuedAt.getAsLong(), expiresAt.getAsLong(), notBefore));
    }

    private static boolean typesFit(Map<String, Object> claims) {
        return TEXTS.stream().allMatch(name -> absentOrText(claims.get(name)))
                && TIMES.stream()
                        .allMatch(name -> !claims.containsKey(name)
                                || seconds(claims.get(name)).isPresent())
                && absentOrAudience(claims.get("aud"));
    }

    private static boolean absentOrText(@Nullable Object value) {
        return value == null || (value instanceof String text && !text.isEmpty());
    }

    private static boolean absentOrAudience(@Nullable Object value) {
        return value == null
                || value instanceof String
                || (value instanceof List<?> many && many.stream().allMatch(one -> one instanceof String));
    }

    /** A NumericDate (RFC 7519 §2), but only a whole one: an issuer that writes fractions is not known. */
    private static OptionalLong seconds(@Nullable Object value) {
        return value instanceof Long number && number >= 0 && number <= LATEST
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    private static String name(Map<String, Object> claims, String subject) {
        if (claims.get("upn") instanceof String name) {
            return name;
        }
        return claims.get("preferred_username") instanceof String name ? name : subject;
    }

    /**
     * Where a set of texts stands in the claims: a claim of exactly this name ({@code https://example.com/roles} is one), else a
     * path of names parted by {@code /}.
     */
    record ClaimPath(String path) {

        /**
         * The texts there; an empty set where nothing is there; empty where something else than an array of strings is there. A
         * text of words parted by spaces is taken for {@code scope} only, which is so by definition (RFC 8693 §4.2); anywhere else
         * it would turn a role with a space in its name into two.
         */
        Optional<Set<String>> texts(Map<String, Object> claims) {
            if (claims.containsKey(path)) {
                return texts(path, claims.get(path));
            }
            String name = path;
            @Nullable Object value = claims;
            for (String step : path.split("/", -1)) {
                if (!(value instanceof Map<?, ?> object)) {
                    return Optional.empty();
                }
                name = step;
                value = object.get(step);
                if (value == null) {
                    return Optional.of(Set.of());
                }
            }
            return texts(name, value);
        }

        private static Optional<Set<String>> texts(String name, @Nullable Object value) {
            if (name.equals("scope") && value instanceof String words) {
                return Optional.of(
                        words.isBlank()
                                ? Set.of()
                                : new LinkedHashSet<>(List.of(words.strip().split(" +"))));
            }
            if (!(value instanceof List<?> elements)) {
                return Optional.empty();
            }
            Set<String> texts = new LinkedHashSet<>();
            for (Object element : elements) {
                if (!(element instanceof String text)) {
                    return Optional.empty();
                }
                texts.add(text);
            }
            return Optional.of(texts);
        }
    }
}

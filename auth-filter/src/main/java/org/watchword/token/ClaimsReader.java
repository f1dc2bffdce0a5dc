package org.watchword.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.BearerToken;
import org.watchword.json.StrictJson;
import org.watchword.text.Base64Url;

/**
 * Checks that claims are of the types that RFC 7519 §4.1 gives them, and that those are there which we need. java-jwt
 * reads {@code sub: 7} as "7" and {@code sub: [ ]} as "". A claim that nobody asked for may be anything (RFC 7519 §4).
 */
final class ClaimsReader {

    private static final StrictJson PAYLOAD = StrictJson.interoperable(StrictJson.NullMembers.LEFT_OUT);
    private static final List<String> TEXTS = List.of("sub", "iss", "jti");
    private static final List<String> TIMES = List.of("exp", "iat", "nbf");
    private static final String NOT_EMPTY = "expected a text that is not empty";
    private static final String TIME = "expected a number of seconds from 1970 to the year 9999";

    private final ClaimRules rules;
    private final boolean ofMainIssuer;
    private final GrantedTexts roles;
    private final GrantedTexts permissions;

    /** @param ofMainIssuer whether the tokens are those of the main issuer */
    ClaimsReader(ClaimRules rules, boolean ofMainIssuer) {
        this.rules = rules;
        this.ofMainIssuer = ofMainIssuer;
        this.roles = new GrantedTexts("roles", rules.places().roles(), rules.words());
        this.permissions = new GrantedTexts("permissions", rules.places().permissions(), rules.words());
    }

    /**
     * Claims of the right types, not yet compared with the time and the policy.
     *
     * @param issuedAt {@code iat} in milliseconds, or the smallest long where there is none
     * @param notBefore {@code nbf} in milliseconds, or the smallest long where there is none
     */
    record Claims(VerifiedToken token, long issuedAt, long expiresAt, long notBefore, List<String> audience) {}

    /** @param odd takes what could not be read and does not matter to the token's validity, in words */
    ReadResult<Claims> read(CompactForm form, String text, Consumer<String> odd) {
        Optional<Map<String, Object>> object = payload(form);
        if (object.isEmpty()) {
            return noPayload();
        }
        Map<String, Object> claims = object.get();
        Optional<String> misfit = misfit(claims);
        if (misfit.isPresent()) {
            return ReadResult.bad(RejectionReason.MALFORMED, misfit.get());
        }
        OptionalLong expiresAt = NumericDate.millis(claims.get("exp"));
        OptionalLong issuedAt = NumericDate.millis(claims.get("iat"));
        Optional<String> subject = first(rules.places().subject(), claims);
        if (expiresAt.isEmpty()) {
            return missing("exp", "a number");
        }
        if (issuedAt.isEmpty() && (rules.issuedAtNeeded() || rules.maxAge().isPresent())) {
            return missing("iat", "a number");
        }
        if (subject.isEmpty()) {
            return missing(
                    rules.places().subject().stream().map(ClaimPath::toString).collect(Collectors.joining(" or ")),
                    "a text");
        }
        VerifiedToken token = new VerifiedToken(
                new BearerToken(text),
                claims,
                new AccessTokenClaims.Subject(
                        subject.get(),
                        first(rules.places().name(), claims).orElse(subject.get()),
                        rules.roleMap().apply(roles.in(claims, odd)),
                        permissions.in(claims, odd)),
                Instant.ofEpochMilli(issuedAt.orElse(0)),
                Instant.ofEpochMilli(expiresAt.getAsLong()),
                ofMainIssuer);
        return ReadResult.good(new Claims(
                token,
                issuedAt.orElse(Long.MIN_VALUE),
                expiresAt.getAsLong(),
                NumericDate.millis(claims.get("nbf")).orElse(Long.MIN_VALUE),
                audience(claims)));
    }

    /**
     * The {@code iss} that a token claims for itself: not verified, and good for nothing but to choose the keys that it
     * must be verified with. Read as strictly as after that. Empty where there is none.
     */
    static ReadResult<Optional<String>> claimedIssuer(CompactForm form) {
        Optional<Map<String, Object>> object = payload(form);
        if (object.isEmpty()) {
            return noPayload();
        }
        Object issuer = object.get().get("iss");
        if (issuer == null) {
            return ReadResult.good(Optional.empty());
        }
        return issuer instanceof String text && isText(text)
                ? ReadResult.good(Optional.of(text))
                : ReadResult.bad(RejectionReason.MALFORMED, wrong("iss", issuer, NOT_EMPTY));
    }

    private static Optional<Map<String, Object>> payload(CompactForm form) {
        return PAYLOAD.object(Base64Url.decode(form.payload()));
    }

    private static <T> ReadResult<T> noPayload() {
        return ReadResult.bad(
                RejectionReason.MALFORMED,
                "the payload is not one JSON object in UTF-8 that has each name once (RFC 7519 §4)");
    }

    private static ReadResult<Claims> missing(String claim, String expected) {
        return ReadResult.bad(RejectionReason.CLAIM_MISSING, claim + " is not there, expected " + expected);
    }

    /** Finds a claim of the wrong type and returns it in words, or empty where there is none. */
    private Optional<String> misfit(Map<String, Object> claims) {
        for (String name : TEXTS) {
            Object value = claims.get(name);
            if (value != null && !isText(value)) {
                return Optional.of(wrong(name, value, NOT_EMPTY));
            }
        }
        for (String name : TIMES) {
            Object value = claims.get(name);
            if (value != null && NumericDate.millis(value).isEmpty()) {
                return Optional.of(wrong(name, value, TIME));
            }
        }
        Object audience = claims.get("aud");
        if (audience != null && !isAudience(audience)) {
            return Optional.of(wrong("aud", audience, "expected a text or an array of texts"));
        }
        return misfitOf(rules.places().subject(), claims)
                .or(() -> misfitOf(rules.places().name(), claims));
    }

    /** Of several names one that is there and no text is not passed over: the next would name somebody else. */
    private static Optional<String> misfitOf(List<ClaimPath> paths, Map<String, Object> claims) {
        for (ClaimPath path : paths) {
            if (path.in(claims) instanceof ClaimPath.Place.Value found && !isText(found.value())) {
                return Optional.of(wrong(path.toString(), found.value(), NOT_EMPTY));
            }
        }
        return Optional.empty();
    }

    private static String wrong(String name, Object value, String expected) {
        return name + " is " + Objection.kind(value) + ", " + expected;
    }

    private static boolean isText(Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    private static boolean isAudience(@Nullable Object value) {
        return value instanceof String
                || (value instanceof List<?> many && many.stream().allMatch(one -> one instanceof String));
    }

    private static Optional<String> first(List<ClaimPath> paths, Map<String, Object> claims) {
        for (ClaimPath path : paths) {
            if (path.in(claims) instanceof ClaimPath.Place.Value found && found.value() instanceof String text) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private List<String> audience(Map<String, Object> claims) {
        if (!(rules.places().audience().in(claims) instanceof ClaimPath.Place.Value found)) {
            return List.of();
        }
        if (found.value() instanceof String one) {
            return List.of(one);
        }
        return found.value() instanceof List<?> many && isAudience(many)
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }
}

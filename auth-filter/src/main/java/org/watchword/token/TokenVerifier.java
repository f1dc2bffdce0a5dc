package org.watchword.token;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.watchword.api.BearerToken;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;

/**
 * Verifies bearer tokens: compact JWS (RFC 7515) with the claims of a JWT (RFC 7519), as strictly as RFC 8725 asks.
 * Safe for any thread.
 *
 * <p>Refused beside what is plainly wrong: more than one spelling of a token (padding, leftover bits), duplicate
 * members in JSON, the headers {@code crit} and {@code b64}, {@code typ} other than {@code JWT} and {@code at+jwt}, and
 * tokens without {@code exp}, {@code iat} or {@code sub}. Keys that a header brings along are ignored. JSON null in a
 * payload is as if the member were not there.
 *
 * <p>Of several issuers the one that {@code iss} names counts: its keys alone verify the token, under its conditions.
 *
 * <p>Roles and permissions are arrays of strings, or one text. Where they are missing or of another shape the token
 * grants none.
 *
 * <p>Verified tokens are remembered by their exact text, up to the cache size. A remembered token counts while it is in
 * time, while the key that verified it is in the ring in force, and while its revocation check says so, which is asked
 * every time.
 */
public final class TokenVerifier {

    private final int maxLength;
    private final IssuerVerifier main;
    private final Map<String, IssuerVerifier> byIssuer;
    private final Revocations revocations;
    private final Clock clock;
    private final TokenLog log;
    private final VerifiedTokens cache;

    /**
     * Verifies tokens of one issuer, the main one.
     *
     * @param cacheSize as in the other constructor
     */
    public TokenVerifier(TokenPolicy policy, KeyRingSource keys, Revocations revocations, Clock clock, int cacheSize) {
        this(TrustedIssuer.main(policy, keys), List.of(), revocations, clock, cacheSize);
    }

    /**
     * Verifies tokens of several issuers.
     *
     * @param main its policy says how long a token of any issuer may be
     * @param others no two issuers with the same {@code iss}
     * @param cacheSize most verified tokens to remember; 0 remembers none. The memory used is that of as many tokens
     *     and their claims, some kilobytes each
     * @throws IllegalArgumentException if the cache size is negative, two issuers have the same {@code iss}, or one of
     *     several has none
     */
    public TokenVerifier(
            TrustedIssuer main, List<TrustedIssuer> others, Revocations revocations, Clock clock, int cacheSize) {
        this.maxLength = main.policy().maxLength();
        this.main = new IssuerVerifier(main);
        this.byIssuer = others.isEmpty() ? Map.of() : byIssuer(main, this.main, others);
        this.revocations = revocations;
        this.clock = clock;
        this.log = new TokenLog(clock);
        this.cache = new VerifiedTokens(cacheSize);
    }

    private static Map<String, IssuerVerifier> byIssuer(
            TrustedIssuer main, IssuerVerifier ofMain, List<TrustedIssuer> others) {
        Map<String, IssuerVerifier> verifiers = new HashMap<>();
        add(verifiers, main, ofMain);
        others.forEach(other -> add(verifiers, other, new IssuerVerifier(other)));
        return Map.copyOf(verifiers);
    }

    private static void add(Map<String, IssuerVerifier> verifiers, TrustedIssuer issuer, IssuerVerifier verifier) {
        if (issuer.policy().issuers().isEmpty()) {
            throw new IllegalArgumentException("one of several issuers needs an iss");
        }
        for (String name : issuer.policy().issuers()) {
            if (verifiers.put(name, verifier) != null) {
                throw new IllegalArgumentException("two issuers with the iss " + name);
            }
        }
    }

    /**
     * Verifies a token: length, form, header, key, signature, then claims, then revocation. Whatever the text is, the
     * answer is a result, never an exception.
     */
    public Verification verify(BearerToken token) {
        String text = token.text();
        if (text.length() > maxLength) {
            return rejected(
                    RejectionReason.TOO_LONG,
                    "it has more than " + maxLength + " characters (watchword.token.max-length)");
        }
        RememberedToken remembered = cache.find(new TokenText(text));
        if (remembered != null) {
            Verification again = again(text, remembered);
            if (again != null) {
                return again;
            }
        }
        return first(text);
    }

    /** For the begin of a request that carries a token, see {@link Revocations#prepare}. */
    public void prepare() {
        revocations.prepare();
    }

    /** The answer for a token seen before, or null where it must be verified anew because its key has left the ring. */
    private @Nullable Verification again(String text, RememberedToken remembered) {
        Keys current = remembered.keys();
        if (!(current instanceof Keys.Available available)) {
            return unavailable(current);
        }
        if (!remembered.keyIsIn(available.ring())) {
            cache.forget(new TokenText(text));
            return null;
        }
        return remembered.inTime(clock.millis())
                ? unlessRevoked(remembered.verified())
                : rejected(RejectionReason.EXPIRED, "exp, or the age since iat that is allowed, has passed");
    }

    private Verification first(String text) {
        Optional<CompactForm> form = CompactForm.of(text);
        if (form.isEmpty()) {
            return rejected(
                    RejectionReason.MALFORMED, "it is not three parts of base64url without padding (RFC 7515 §3.1)");
        }
        return issuer(form.get()).fold(issuer -> by(issuer, text, form.get()), this::rejected);
    }

    /**
     * The one whose keys and conditions count. Where there are several, {@code iss} is read before the signature is
     * checked, and nothing comes of it but this choice: a token that lies there is verified with keys that have not
     * signed it.
     */
    private ReadResult<IssuerVerifier> issuer(CompactForm form) {
        if (byIssuer.isEmpty()) {
            return ReadResult.good(main);
        }
        return ClaimsReader.claimedIssuer(form).fold(this::issuer, ReadResult::bad);
    }

    private ReadResult<IssuerVerifier> issuer(Optional<String> claimed) {
        Optional<IssuerVerifier> known = claimed.map(byIssuer::get).filter(IssuerVerifier::hasKeys);
        return known.isPresent()
                ? ReadResult.good(known.get())
                : ReadResult.bad(
                        RejectionReason.ISSUER,
                        "iss is " + (claimed.isPresent() ? "another text" : "not there") + ", expected one of "
                                + new TreeSet<>(byIssuer.keySet()) + " (watchword.token.issuer, watchword.issuers)");
    }

    private Verification by(IssuerVerifier issuer, String text, CompactForm form) {
        return issuer.header(form).fold(header -> withKey(issuer, text, form, header), this::rejected);
    }

    private Verification withKey(IssuerVerifier issuer, String text, CompactForm form, HeaderReader.Header header) {
        Keys current = issuer.keys(header);
        if (!(current instanceof Keys.Available available)) {
            return unavailable(current);
        }
        return issuer.read(form, text, header, available.ring(), clock.millis(), log::odd)
                .fold(genuine -> remembered(text, genuine), this::rejected);
    }

    private Verification remembered(String text, RememberedToken genuine) {
        Verification answer = unlessRevoked(genuine.verified());
        if (answer == genuine.verified()) {
            cache.remember(new TokenText(text), genuine);
        }
        return answer;
    }

    private Verification unlessRevoked(Verification.Verified verified) {
        return switch (revocations.check(verified.token())) {
            case NOT_REVOKED -> verified;
            case REVOKED ->
                rejected(RejectionReason.REVOKED, "its session has ended, or its user was disabled or changed");
            case UNAVAILABLE -> new Verification.Unavailable("what is revoked is not known well enough");
        };
    }

    private static Verification unavailable(Keys keys) {
        return new Verification.Unavailable(
                keys instanceof Keys.Unavailable unavailable ? unavailable.cause() : "no keys");
    }

    private Verification rejected(RejectionReason reason, String detail) {
        return rejected(new Objection(reason, detail));
    }

    private Verification rejected(Objection objection) {
        log.refused(objection);
        return new Verification.Rejected(objection.reason());
    }
}

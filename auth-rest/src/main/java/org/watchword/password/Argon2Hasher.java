package org.watchword.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) by Bouncy Castle, in PHC's string format. Needs its memory on the heap while it computes. */
final class Argon2Hasher implements SchemeHasher {

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    /** Far more than people type; a bound all the same on what is hashed. */
    private static final int MOST_CHARACTERS = 1024;

    private final Argon2Cost cost;
    private final int mostMemory;
    private final SecureRandom random = new SecureRandom();

    /** @param mostMemory what a stored hash may ask for, in KiB */
    Argon2Hasher(Argon2Cost cost, int mostMemory) {
        if (!cost.isGranted(mostMemory)) {
            throw new IllegalArgumentException(cost + " is more than is granted, or cannot be computed");
        }
        this.cost = cost;
        this.mostMemory = mostMemory;
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        if (!password.isUnicode()) {
            return Optional.of(BrokenRule.NOT_UNICODE);
        }
        return password.length() > MOST_CHARACTERS
                ? Optional.of(new BrokenRule("too_long", "must not be longer than " + MOST_CHARACTERS + " characters"))
                : Optional.empty();
    }

    @Override
    public String hash(Password password) {
        demandHashable(password);
        byte[] salt = salt();
        byte[] tag = compute(password.utf8(), Argon2Hash.VERSION, cost, salt, TAG_BYTES);
        return Argon2Hash.of(cost, salt, tag).text();
    }

    @Override
    public boolean reads(String stored) {
        return Argon2Hash.parse(stored, mostMemory).isPresent();
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        Optional<Argon2Hash> parsed = Argon2Hash.parse(stored, mostMemory);
        if (parsed.isEmpty()) {
            verifyForNobody(password);
            return PasswordCheck.UNUSABLE_HASH;
        }
        Argon2Hash hash = parsed.get();
        if (matches(password, hash)) {
            boolean weaker = hash.version() < Argon2Hash.VERSION || hash.cost().isWeakerThan(cost);
            return weaker ? PasswordCheck.MATCH_NEEDS_UPGRADE : PasswordCheck.MATCH;
        }
        if (hash.cost().work() < cost.work()) {
            // A cheaper hash must not tell by its time that this user exists.
            compute(new byte[0], Argon2Hash.VERSION, hash.cost().missingTo(cost), hash.saltBytes(), TAG_BYTES);
        }
        return PasswordCheck.WRONG;
    }

    @Override
    public void verifyForNobody(Password password) {
        compute(new byte[0], Argon2Hash.VERSION, cost, salt(), TAG_BYTES);
    }

    private boolean matches(Password password, Argon2Hash hash) {
        // What could never be set is hashed as the empty text instead: the same work.
        boolean settable = refusal(password).isEmpty();
        byte[] bytes = settable ? password.utf8() : new byte[0];
        byte[] tag = hash.tagBytes();
        byte[] computed = compute(bytes, hash.version(), hash.cost(), hash.saltBytes(), tag.length);
        return MessageDigest.isEqual(computed, tag) && settable;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static byte[] compute(byte[] password, int version, Argon2Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(version)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        generator.generateBytes(password, tag);
        return tag;
    }
}

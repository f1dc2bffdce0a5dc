package org.watchword.key;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys in force: those that verify, and at most one that signs. Immutable, and so safe for any thread.
 */
public final class KeyRing {

    private final List<VerificationKey> verificationKeys;
    private final @Nullable SigningKey signingKey;

    private KeyRing(List<VerificationKey> verificationKeys, @Nullable SigningKey signingKey) {
        this.verificationKeys = List.copyOf(verificationKeys);
        this.signingKey = signingKey;
    }

    /**
     * A ring that can only verify.
     *
     * @throws IllegalArgumentException if there is no key, or two have the same kid and algorithm
     */
    public static KeyRing verifying(List<VerificationKey> keys) {
        return new KeyRing(checked(keys), null);
    }

    /**
     * A ring that can also sign.
     *
     * @throws IllegalArgumentException if no key verifies what {@code signingKey} signs, or two have the same kid and algorithm
     */
    public static KeyRing signing(List<VerificationKey> keys, SigningKey signingKey) {
        KeyRing ring = new KeyRing(checked(keys), signingKey);
        if (ring.find(signingKey.kid(), signingKey.algorithm()).isEmpty()) {
            throw new IllegalArgumentException("no key of the ring verifies what " + signingKey + " signs");
        }
        return ring;
    }

    private static List<VerificationKey> checked(List<VerificationKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs at least one key");
        }
        Set<List<String>> seen = new HashSet<>();
        for (VerificationKey key : keys) {
            if (!seen.add(List.of(String.valueOf(key.kid()), key.algorithm().name()))) {
                throw new IllegalArgumentException("two keys with the kid " + key.kid() + " for " + key.algorithm());
            }
        }
        return keys;
    }

    /**
     * The key that a token's header asks for. {@code kid} is only ever a look-up in this set (RFC 8725 §3.10).
     *
     * @param kid the header's {@code kid}, or null where it has none: then the key is found only if just one key of the ring
     *     has this algorithm
     */
    public Optional<VerificationKey> find(@Nullable String kid, JwsAlgorithm algorithm) {
        VerificationKey only = null;
        for (VerificationKey key : verificationKeys) {
            if (key.algorithm() != algorithm) {
                continue;
            }
            if (kid != null && kid.equals(key.kid())) {
                return Optional.of(key);
            }
            // A key without a name of its own takes any kid: a PEM file has no place to give it one.
            if (kid == null || key.kid() == null) {
                if (only != null) {
                    return Optional.empty();
                }
                only = key;
            }
        }
        return Optional.ofNullable(only);
    }

    /** True while this very key is in the ring; a verified token is trusted no longer than its key. */
    public boolean contains(VerificationKey key) {
        return verificationKeys.contains(key);
    }

    List<VerificationKey> verificationKeys() {
        return verificationKeys;
    }

    /** The key that signs now, or empty in a ring that can only verify. */
    public Optional<SigningKey> signingKey() {
        return Optional.ofNullable(signingKey);
    }

    /** The algorithm that new tokens are signed with; in a ring that can only verify, those of its keys. */
    public List<JwsAlgorithm> algorithms() {
        return signingKey != null
                ? List.of(signingKey.algorithm())
                : verificationKeys.stream()
                        .map(VerificationKey::algorithm)
                        .distinct()
                        .toList();
    }

    /** The names of the keys that have one. */
    public List<String> kids() {
        return verificationKeys.stream()
                .flatMap(key -> Stream.ofNullable(key.kid()))
                .distinct()
                .toList();
    }

    /** What may be said of the keys: kid and algorithm of each, no key material. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (VerificationKey key : verificationKeys) {
            lines.add((key.kid() == null ? "(no kid)" : key.kid()) + " " + key.algorithm());
        }
        return List.copyOf(lines);
    }
}

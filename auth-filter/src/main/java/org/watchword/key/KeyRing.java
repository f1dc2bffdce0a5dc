package org.watchword.key;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys in force: those that verify, and at most one that signs. Immutable, and so safe for any thread. */
public final class KeyRing {

    /** Each costs a signature check, which anybody can ask for. */
    private static final int MOST_CANDIDATES = 8;

    private final List<VerificationKey> verificationKeys;
    private final @Nullable SigningKey signingKey;

    private KeyRing(List<VerificationKey> verificationKeys, @Nullable SigningKey signingKey) {
        this.verificationKeys = List.copyOf(verificationKeys);
        this.signingKey = signingKey;
    }

    /**
     * A ring that can only verify.
     *
     * @throws IllegalArgumentException if there is no key, or two have the same kid and algorithm; any number may have
     *     none
     */
    public static KeyRing verifying(List<VerificationKey> keys) {
        return new KeyRing(checked(keys), null);
    }

    /**
     * A ring that can also sign.
     *
     * @throws IllegalArgumentException if no key verifies what {@code signingKey} signs, or two have the same kid and
     *     algorithm
     */
    public static KeyRing signing(List<VerificationKey> keys, SigningKey signingKey) {
        KeyRing ring = new KeyRing(checked(keys), signingKey);
        if (ring.candidates(signingKey.kid(), signingKey.algorithm()).isEmpty()) {
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
            if (key.kid() != null
                    && !seen.add(
                            List.of(String.valueOf(key.kid()), key.algorithm().name()))) {
                throw new IllegalArgumentException("two keys with the kid " + key.kid() + " for " + key.algorithm());
            }
        }
        return keys;
    }

    /**
     * The keys that a token's header may mean, to be tried one after another. {@code kid} is only ever a look-up in
     * this set (RFC 8725 §3.10). A key of this name comes before those without one, which take any: a PEM file has no
     * place for a name.
     *
     * @param kid the header's {@code kid}, or null where it has none: then the one key of this algorithm, or of several
     *     those without a name; a key that has one is not guessed
     * @return at most {@value #MOST_CANDIDATES}
     */
    public List<VerificationKey> candidates(@Nullable String kid, JwsAlgorithm algorithm) {
        List<VerificationKey> ofAlgorithm = new ArrayList<>(1);
        for (VerificationKey key : verificationKeys) {
            if (key.algorithm() == algorithm) {
                if (kid != null && kid.equals(key.kid())) {
                    return List.of(key);
                }
                ofAlgorithm.add(key);
            }
        }
        if (kid == null && ofAlgorithm.size() == 1) {
            return ofAlgorithm;
        }
        return ofAlgorithm.stream()
                .filter(key -> key.kid() == null)
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** The only one of the {@link #candidates}, or empty where there is none or there are several. */
    public Optional<VerificationKey> find(@Nullable String kid, JwsAlgorithm algorithm) {
        List<VerificationKey> candidates = candidates(kid, algorithm);
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** True while this very key is in the ring; a verified token is trusted no longer than its key. */
    public boolean contains(VerificationKey key) {
        return verificationKeys.contains(key);
    }

    public List<VerificationKey> verificationKeys() {
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

    /** Lists what may be said of the keys: kid and algorithm of each, no key material. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (VerificationKey key : verificationKeys) {
            lines.add((key.kid() == null ? "(no kid)" : key.kid()) + " " + key.algorithm());
        }
        return List.copyOf(lines);
    }

    /** Tells whether another ring has the same keys in the same order. */
    boolean hasKeysOf(KeyRing other) {
        return verificationKeys.equals(other.verificationKeys) && Objects.equals(signingKey, other.signingKey);
    }
}

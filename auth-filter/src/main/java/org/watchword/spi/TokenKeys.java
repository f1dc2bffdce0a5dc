package org.watchword.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The keys in force of a {@link KeySource}.
 *
 * <pre>{@code
 * TokenKeys keys = TokenKeys.signing(privateKey, publicKey, publicKeyOfBefore);
 * }</pre>
 *
 * @param verifying keys that tokens may be signed with, at least one; no two with the same kid and algorithm
 * @param signing the key that signs new tokens; empty where tokens are only verified
 * @since 1.0
 */
public record TokenKeys(List<TokenKey> verifying, Optional<TokenKey> signing) {

    /** Copies the list. */
    public TokenKeys {
        verifying = List.copyOf(verifying);
        Objects.requireNonNull(signing, "signing");
    }

    /** Returns keys that only verify. */
    public static TokenKeys verifying(TokenKey... keys) {
        return new TokenKeys(List.of(keys), Optional.empty());
    }

    /** Returns keys of which one signs; {@code verifying} has its counterpart, and those of before. */
    public static TokenKeys signing(TokenKey signing, TokenKey... verifying) {
        return new TokenKeys(List.of(verifying), Optional.of(signing));
    }
}

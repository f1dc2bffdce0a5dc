package org.watchword.signing;

import org.jspecify.annotations.Nullable;

/** Result of a revocation of a signing key. */
public sealed interface KeyRevocationResult {

    /**
     * Its tokens are refused from now on.
     *
     * @param successor the key that was made and signs in its place, or null where another one signs
     */
    record Revoked(@Nullable String successor) implements KeyRevocationResult {}

    /** It was revoked before; nothing was done. */
    record RevokedBefore() implements KeyRevocationResult {}

    /** There is no such key, or it is not used since nobody with the encryption key has written it. */
    record NotFound() implements KeyRevocationResult {}
}

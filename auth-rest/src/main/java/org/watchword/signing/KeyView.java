package org.watchword.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generated key as operators see it; nothing of its private half.
 *
 * @param verifiesUntil when the last token that it can have signed has expired, or was revoked with it; null where it
 *     is not known yet
 */
public record KeyView(
        String kid,
        String algorithm,
        KeyState state,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant verifiesUntil) {}

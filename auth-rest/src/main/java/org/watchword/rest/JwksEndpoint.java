package org.watchword.rest;

import java.time.Duration;
import java.util.function.Supplier;
import org.watchword.api.Failure;
import org.watchword.key.Keys;
import org.watchword.servlet.Watchword;

/**
 * {@code GET /auth/jwks.json}: the public keys that our tokens can be checked with, as a JWK set (RFC 7517 §5); empty where a shared
 * secret signs.
 */
final class JwksEndpoint implements Endpoint {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Supplier<Watchword> watchword;
    private final Answers answers;

    JwksEndpoint(Supplier<Watchword> watchword, Answers answers) {
        this.watchword = watchword;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        // Never an empty set for "not now": whoever reads it would believe that all keys were withdrawn.
        return watchword.get().keys().keys() instanceof Keys.Available available
                ? answers.publicKeys(available.ring())
                : answers.failure(
                        Failure.unavailable("keys_unavailable", "The keys cannot be read now; try again", SOON));
    }
}

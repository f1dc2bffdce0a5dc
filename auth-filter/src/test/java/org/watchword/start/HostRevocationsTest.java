package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.BearerToken;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostParts;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.TestKeys;
import org.watchword.spi.RevocationCheck;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.RejectionReason;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

class HostRevocationsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyRing RING = TestKeys.ring(JwsAlgorithm.HS256);

    private static Predicate<AuthPrincipal> revoked;

    @TempDir
    private Path folder;

    /** Answers as the test says. */
    public static final class Asked implements RevocationCheck {

        @Override
        public boolean isRevoked(AuthPrincipal caller) {
            return revoked.test(caller);
        }
    }

    @BeforeEach
    void revokeNothing() {
        revoked = caller -> false;
    }

    private TokenVerifier verifier(Revocations ours) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(RevocationCheck.class.getName()), Asked.class.getName());
        URL[] urls = {folder.toUri().toURL()};
        HostPart<RevocationCheck> part =
                new HostParts(new URLClassLoader(urls, getClass().getClassLoader())).part(RevocationCheck.class);
        return new TokenVerifier(
                TokenPolicy.of("watchword", "watchword"),
                KeyRingSource.of(RING),
                HostRevocations.of(part, ours),
                Clock.fixed(NOW, ZoneOffset.UTC),
                10);
    }

    private static BearerToken token(String name) {
        AccessTokenClaims claims = new AccessTokenClaims(
                "watchword",
                Set.of("watchword"),
                new AccessTokenClaims.Subject("id-of-" + name, name, Set.of(), Set.of()),
                "token-1",
                "session-1",
                NOW,
                NOW.plusSeconds(900),
                Map.of());
        return new BearerToken(new TokenSigner().sign(claims, RING.signingKey().orElseThrow()));
    }

    @Test
    void hostRevokesATokenThatWasGoodBefore() throws Exception {
        TokenVerifier verifier = verifier(Revocations.none());
        assertThat(verifier.verify(token("ada"))).isInstanceOf(Verification.Verified.class);

        revoked = caller -> caller.getName().equals("ada");

        assertThat(verifier.verify(token("ada"))).isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
        assertThat(verifier.verify(token("bob"))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void hostThatFailsLeavesTheTokenUnchecked() throws Exception {
        revoked = caller -> {
            throw new IllegalStateException("as asked for");
        };

        assertThat(verifier(Revocations.none()).verify(token("ada"))).isInstanceOf(Verification.Unavailable.class);
    }

    @Test
    void hostCannotTakeBackWhatWatchwordRevoked() throws Exception {
        assertThat(verifier(token -> Revocations.Revocation.REVOKED).verify(token("ada")))
                .isEqualTo(new Verification.Rejected(RejectionReason.REVOKED));
    }
}

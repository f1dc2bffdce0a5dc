package org.watchword.benchmark;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;

/** Times the signing of a token and its first verification, by the algorithm of a generated key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenSigning {

    private static final String ISSUER = "watchword";

    @Param({"RS256", "ES256", "ES384"})
    JwsAlgorithm algorithm;

    private final TokenSigner signer = new TokenSigner();
    private SigningKey key;
    private TokenVerifier verifier;
    private AccessTokenClaims claims;
    private String token;

    @Setup
    public void prepare() {
        KeyPair pair = KeyPairs.generate(algorithm);
        String kid = KeyPairs.thumbprint(pair.getPublic());
        key = new SigningKey(kid, algorithm, pair.getPrivate());
        verifier = new TokenVerifier(
                TokenPolicy.of(ISSUER, ISSUER),
                KeyRingSource.of(KeyRing.verifying(List.of(new VerificationKey(kid, algorithm, pair.getPublic())))),
                Revocations.none(),
                Clock.systemUTC(),
                0);
        Instant now = Instant.now();
        Set<String> permissions =
                IntStream.range(0, 10).mapToObj(i -> "contacts:action" + i).collect(Collectors.toSet());
        claims = new AccessTokenClaims(
                ISSUER,
                Set.of(ISSUER),
                new AccessTokenClaims.Subject(
                        UUID.randomUUID().toString(), "ada@example.org", Set.of("user", "clerk"), permissions),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                now,
                now.plusSeconds(86_400),
                Map.of());
        token = signer.sign(claims, key);
        System.out.println(algorithm + ": " + token.length() + " characters");
    }

    @Benchmark
    public Object sign() {
        return signer.sign(claims, key);
    }

    @Benchmark
    public Object verify() {
        return verifier.verify(new BearerToken(token));
    }
}

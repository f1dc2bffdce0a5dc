package org.watchword.benchmark;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
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
import org.watchword.key.VerificationKey;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

/**
 * Times one request's token: from the text of the {@code Authorization} header to who calls and with which roles. Every
 * library checks the signature, {@code exp}, {@code iss} and {@code aud}, has its objects made before, and gets a new
 * String each time, as a server makes one of every request.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenVerification {

    private static final String ISSUER = "watchword";
    private static final String SCHEME = "Bearer ";

    @Param({"HS256", "RS256", "ES256"})
    String algorithm;

    private byte[] header;
    private TokenVerifier remembering;
    private TokenVerifier forgetful;
    private JWTVerifier javaJwt;
    private DefaultJWTProcessor<SecurityContext> nimbus;
    private JwtConsumer jose4j;
    private JwtParser jjwt;
    private DefaultJWTParser smallRye;

    @Setup
    public void prepare() throws Exception {
        switch (algorithm) {
            case "HS256" -> secret();
            case "RS256" -> rsa();
            default -> elliptic();
        }
    }

    private void secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        SecretKey key = new SecretKeySpec(bytes, "HmacSHA256");
        ours(JwsAlgorithm.HS256, key);
        theirs(Algorithm.HMAC256(bytes), new OctetSequenceKey.Builder(key).build(), JWSAlgorithm.HS256);
        jose4j = consumer(key);
        jjwt = parser().verifyWith(key).build();
        JWTAuthContextInfo context = new JWTAuthContextInfo(key, ISSUER);
        smallRye = smallRye(context, SignatureAlgorithm.HS256);
    }

    private void rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        ours(JwsAlgorithm.RS256, key);
        theirs(
                Algorithm.RSA256(key, (RSAPrivateKey) pair.getPrivate()),
                new RSAKey.Builder(key).build(),
                JWSAlgorithm.RS256);
        verifying(key, SignatureAlgorithm.RS256);
    }

    private void elliptic() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        ours(JwsAlgorithm.ES256, key);
        theirs(
                Algorithm.ECDSA256(key, (ECPrivateKey) pair.getPrivate()),
                new ECKey.Builder(Curve.P_256, key).build(),
                JWSAlgorithm.ES256);
        verifying(key, SignatureAlgorithm.ES256);
    }

    private void ours(JwsAlgorithm of, Key key) {
        KeyRingSource keys = KeyRingSource.of(KeyRing.verifying(List.of(new VerificationKey(null, of, key))));
        TokenPolicy policy = TokenPolicy.of(ISSUER, ISSUER);
        remembering = new TokenVerifier(policy, keys, Revocations.none(), Clock.systemUTC(), 10_000);
        forgetful = new TokenVerifier(policy, keys, Revocations.none(), Clock.systemUTC(), 0);
    }

    private void theirs(Algorithm of, JWK key, JWSAlgorithm name) {
        // No kid, as in the token: every library takes the one key that there is.
        header = (SCHEME + token(of)).getBytes(StandardCharsets.ISO_8859_1);
        javaJwt = JWT.require(of)
                .withIssuer(ISSUER)
                .withAudience(ISSUER)
                .acceptLeeway(60)
                .build();
        nimbus = new DefaultJWTProcessor<>();
        nimbus.setJWSKeySelector(new JWSVerificationKeySelector<>(name, new ImmutableJWKSet<>(new JWKSet(key))));
        nimbus.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                ISSUER, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "iat", "exp")));
    }

    private void verifying(PublicKey key, SignatureAlgorithm name) {
        jose4j = consumer(key);
        jjwt = parser().verifyWith(key).build();
        JWTAuthContextInfo context = new JWTAuthContextInfo(key, ISSUER);
        smallRye = smallRye(context, name);
    }

    private JwtConsumer consumer(Key key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(ISSUER)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(60)
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm)
                .build();
    }

    private static JwtParserBuilder parser() {
        return Jwts.parser().requireIssuer(ISSUER).requireAudience(ISSUER).clockSkewSeconds(60);
    }

    private static DefaultJWTParser smallRye(JWTAuthContextInfo context, SignatureAlgorithm name) {
        context.setExpectedAudience(Set.of(ISSUER));
        context.setSignatureAlgorithm(Set.of(name));
        context.setClockSkew(60);
        return new DefaultJWTParser(context);
    }

    private static String token(Algorithm signer) {
        Instant now = Instant.now();
        return JWT.create()
                .withIssuer(ISSUER)
                .withAudience(ISSUER)
                .withSubject(UUID.randomUUID().toString())
                .withJWTId(UUID.randomUUID().toString())
                .withClaim("sid", UUID.randomUUID().toString())
                .withClaim("upn", "ada@example.org")
                .withClaim("groups", List.of("user", "clerk", "auditor"))
                .withClaim(
                        "permissions",
                        IntStream.range(0, 10)
                                .mapToObj(i -> "contacts:action" + i)
                                .toList())
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(86_400))
                .sign(signer);
    }

    private String text() {
        return new String(header, SCHEME.length(), header.length - SCHEME.length(), StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public Object watchwordFirstSeen() {
        return roles(forgetful.verify(new BearerToken(text())));
    }

    @Benchmark
    public Object watchwordSeenBefore() {
        return roles(remembering.verify(new BearerToken(text())));
    }

    private static Object roles(Verification verification) {
        return ((Verification.Verified) verification).token().roles();
    }

    @Benchmark
    public Object javaJwt() {
        return javaJwt.verify(text()).getClaim("groups").asList(String.class);
    }

    @Benchmark
    public Object nimbus() throws Exception {
        return nimbus.process(text(), null).getStringListClaim("groups");
    }

    @Benchmark
    public Object jose4j() throws Exception {
        JwtClaims claims = jose4j.processToClaims(text());
        return claims.getStringListClaimValue("groups");
    }

    @Benchmark
    public Object jjwt() {
        Claims claims = jjwt.parseSignedClaims(text()).getPayload();
        return claims.get("groups", List.class);
    }

    @Benchmark
    public Object smallRyeJwt() throws Exception {
        JsonWebToken token = smallRye.parse(text());
        return token.getGroups();
    }
}

package org.watchword.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.TestKeys;

/**
 * Tokens written member by member and signed with the JDK alone, so that what is tested does not make its own input.
 */
final class TestTokens {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "phones";
    static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}";

    private TestTokens() {}

    static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static TokenPolicy policy() {
        return TokenPolicy.of(ISSUER, AUDIENCE);
    }

    /** The usual claims, with roles at these places. */
    static ClaimRules rules(String roles) {
        ClaimRules usual = ClaimRules.usual();
        return new ClaimRules(
                new ClaimRules.Places(
                        usual.places().subject(),
                        usual.places().name(),
                        ClaimPath.list(roles),
                        usual.places().permissions(),
                        usual.places().audience()),
                usual.words(),
                usual.required(),
                usual.issuedAtNeeded(),
                usual.maxAge(),
                usual.roleMap());
    }

    static TokenVerifier verifier() {
        return verifier(TestKeys.ring(JwsAlgorithm.HS256), NOW);
    }

    static TokenVerifier verifier(KeyRing ring, Instant time) {
        return new TokenVerifier(policy(), KeyRingSource.of(ring), Revocations.none(), at(time), 0);
    }

    static AccessTokenClaims claims() {
        return new AccessTokenClaims(
                ISSUER,
                Set.of(AUDIENCE),
                new AccessTokenClaims.Subject("user-7", "alice", Set.of("user", "admin"), Set.of("phones:write")),
                "token-1",
                "session-1",
                NOW,
                NOW.plusSeconds(900),
                Map.of());
    }

    /** Good claims as raw JSON by name, with changes: pairs of name and raw JSON, null to leave the member out. */
    static String payload(String... changes) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("iss", "\"" + ISSUER + "\"");
        members.put("sub", "\"user-7\"");
        members.put("aud", "\"" + AUDIENCE + "\"");
        members.put("iat", "" + NOW.getEpochSecond());
        members.put("exp", "" + NOW.plusSeconds(900).getEpochSecond());
        members.put("upn", "\"alice\"");
        members.put("sid", "\"session-1\"");
        members.put("groups", "[\"user\"]");
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                members.remove(changes[i]);
            } else {
                members.put(changes[i], changes[i + 1]);
            }
        }
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A genuine HS256 token with this payload. */
    static String withPayload(String payload) {
        return signed(HEADER, payload);
    }

    /** A genuine HS256 token with this header and good claims. */
    static String withHeader(String header) {
        return signed(header, payload());
    }

    static String signed(String header, String payload) {
        return signed(JwsAlgorithm.HS256, TestKeys.secret(JwsAlgorithm.HS256), header, payload);
    }

    static String signed(JwsAlgorithm algorithm, Key key, String header, String payload) {
        return signedParts(algorithm, key, base64Url(header), base64Url(payload));
    }

    /** Signs the two parts as they stand, whatever they are. */
    static String signedParts(JwsAlgorithm algorithm, Key key, String header, String payload) {
        String content = header + "." + payload;
        return content + "." + base64Url(signature(algorithm, key, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] signature(JwsAlgorithm algorithm, Key key, byte[] content) {
        String bits = algorithm.name().substring(2);
        try {
            if (algorithm.family() == JwsAlgorithm.Family.HMAC) {
                Mac mac = Mac.getInstance("HmacSHA" + bits);
                mac.init(key);
                return mac.doFinal(content);
            }
            Signature signature = Signature.getInstance("SHA" + bits
                    + (algorithm.family() == JwsAlgorithm.Family.RSA ? "withRSA" : "withECDSAinP1363Format"));
            signature.initSign((PrivateKey) key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64Url(String text) {
        return base64Url(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Verification verify(String token) {
        return verifier().verify(new BearerToken(token));
    }

    static Verification rejected(RejectionReason reason) {
        return new Verification.Rejected(reason);
    }
}

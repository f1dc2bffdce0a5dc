package org.watchword.integration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token of another issuer that shares the host's secret (RFC 7515, HS256): for hosts where nobody can log in. */
final class MintedToken {

    /** For {@code watchword.key.secret}. */
    static final String SECRET = "a secret of the tests alone, and of no host that anybody runs";

    private MintedToken() {}

    /** Good for ten minutes. */
    static String of(String name, String role) {
        Instant now = Instant.now();
        JsonObject claims = Json.createObjectBuilder()
                .add("iss", "watchword")
                .add("aud", "watchword")
                .add("sub", UUID.randomUUID().toString())
                .add("upn", name)
                .add("jti", UUID.randomUUID().toString())
                .add("groups", Json.createArrayBuilder().add(role))
                .add("iat", now.getEpochSecond())
                .add("exp", now.plusSeconds(600).getEpochSecond())
                .build();
        JsonObject header =
                Json.createObjectBuilder().add("alg", "HS256").add("typ", "JWT").build();
        String signed = base64(utf8(header.toString())) + "." + base64(utf8(claims.toString()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(SECRET), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(utf8(signed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of an issuer with a key of its own (RS256), with a claim besides; good for ten minutes. */
    static String signed(PrivateKey key, String issuer, String name, String role, String city) {
        Instant now = Instant.now();
        JsonObject claims = Json.createObjectBuilder()
                .add("iss", issuer)
                .add("sub", UUID.randomUUID().toString())
                .add("upn", name)
                .add("jti", UUID.randomUUID().toString())
                .add("groups", Json.createArrayBuilder().add(role))
                .add("city", city)
                .add("iat", now.getEpochSecond())
                .add("exp", now.plusSeconds(600).getEpochSecond())
                .build();
        JsonObject header =
                Json.createObjectBuilder().add("alg", "RS256").add("typ", "JWT").build();
        String signed = base64(utf8(header.toString())) + "." + base64(utf8(claims.toString()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(utf8(signed));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

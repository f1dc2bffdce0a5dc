package org.watchword.token;

import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.watchword.key.SigningKey;
import org.watchword.text.Base64Url;

/** Signs access tokens. Stateless, safe for any thread. */
public final class TokenSigner {

    /**
     * java-jwt's own writer keeps buffers on the server's threads, and with them this class loader after the
     * application is gone.
     */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    /**
     * A compact JWS (RFC 7515 §3.1) with the header {@code alg}, {@code kid} (where the key has one) and {@code typ:
     * JWT}. Times are whole seconds; one audience is written as a text, several as an array (RFC 7519 §4.1.3).
     *
     * @throws IllegalArgumentException if the key does not fit its algorithm, or a claim is not well-formed text
     */
    public String sign(AccessTokenClaims claims, SigningKey key) {
        byte[] header = json(generator -> {
            generator.writeStringField("alg", key.algorithm().name());
            if (key.kid() != null) {
                generator.writeStringField("kid", key.kid());
            }
            generator.writeStringField("typ", "JWT");
        });
        byte[] payload = json(generator -> {
            generator.writeStringField("iss", claims.issuer());
            generator.writeStringField("sub", claims.subject().id());
            writeAudience(generator, claims.audience());
            generator.writeNumberField("iat", claims.issuedAt().getEpochSecond());
            generator.writeNumberField("exp", claims.expiresAt().getEpochSecond());
            generator.writeStringField("jti", claims.tokenId());
            if (claims.sessionId() != null) {
                generator.writeStringField("sid", claims.sessionId());
            }
            generator.writeStringField("upn", claims.subject().name());
            writeTexts(generator, "groups", claims.subject().roles());
            writeTexts(generator, "permissions", claims.subject().permissions());
            for (Map.Entry<String, Object> claim : new TreeMap<>(claims.more()).entrySet()) {
                generator.writeFieldName(claim.getKey());
                write(generator, claim.getValue());
            }
        });
        String first = Base64Url.encode(header);
        String second = Base64Url.encode(payload);
        try {
            byte[] signature = Algorithms.signing(key)
                    .sign(first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
            return first + "." + second + "." + Base64Url.encode(signature);
        } catch (SignatureGenerationException e) {
            // Without the cause: it stands beside a private key.
            throw new IllegalArgumentException(key + " cannot sign; does the key fit its algorithm?");
        }
    }

    private static void writeAudience(JsonGenerator generator, Set<String> audience) throws IOException {
        if (audience.size() == 1) {
            generator.writeStringField("aud", audience.iterator().next());
        } else {
            writeTexts(generator, "aud", audience);
        }
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName(String.valueOf(member.getKey()));
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Collection<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else {
            // Texts, numbers and booleans; anything else throws.
            generator.writeObject(value);
        }
    }

    private static void writeTexts(JsonGenerator generator, String name, Set<String> texts) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String text : texts) {
            generator.writeString(text);
        }
        generator.writeEndArray();
    }

    private static byte[] json(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.writeStartObject();
            members.writeTo(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("a claim is not well-formed text", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Members {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}

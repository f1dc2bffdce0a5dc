package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hashes of other implementations; where they come from is told in ORIGIN.md beside them. */
class BcryptVectorsTest {

    private final BcryptHasher hasher = new BcryptHasher(4);

    private static JsonArray vectors() throws IOException {
        try (InputStream in = BcryptVectorsTest.class.getResourceAsStream("/vectors/bcrypt.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readArray();
        }
    }

    /** The text of these bytes, where a person could have typed it. */
    private static Optional<String> text(String hex) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))
                    .toString();
            return Optional.of(text).filter(typed -> Normalizer.isNormalized(typed, Normalizer.Form.NFC));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Test
    void matchingVectorsOfTheKindsThatAreTakenMatch() throws IOException {
        int matched = 0;
        for (JsonObject vector : vectors().getValuesAs(JsonObject.class)) {
            String hash = vector.getString("hash", "");
            Optional<String> typed = text(vector.getString("password_hex", ""));
            if (!vector.getString("kind").equals("match") || hash.startsWith("$2x$") || typed.isEmpty()) {
                continue;
            }
            Password password = Password.of(typed.get());
            PasswordCheck check = hasher.verify(password, hash);
            if (hasher.refusal(password).isEmpty()) {
                assertThat(check).as(hash).isIn(PasswordCheck.MATCH, PasswordCheck.MATCH_NEEDS_UPGRADE);
                matched++;
            } else {
                assertThat(check).as(hash + " needs more than bcrypt reads").isEqualTo(PasswordCheck.WRONG);
            }
        }
        assertThat(matched).isGreaterThanOrEqualTo(20);
    }

    @Test
    void vectorsThatMustNotMatchDoNot() throws IOException {
        int refused = 0;
        for (JsonObject vector : vectors().getValuesAs(JsonObject.class)) {
            String kind = vector.getString("kind");
            String hash = vector.getString("hash", vector.getString("setting", ""));
            if (kind.equals("match") && !hash.startsWith("$2x$")) {
                continue;
            }
            Password password =
                    Password.of(text(vector.getString("password_hex", "")).orElse("x"));
            assertThat(hasher.verify(password, hash)).as(hash).isIn(PasswordCheck.WRONG, PasswordCheck.UNUSABLE_HASH);
            refused++;
        }
        assertThat(refused).isGreaterThanOrEqualTo(15);
    }
}

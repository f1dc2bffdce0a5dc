package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/** Hashes of the reference implementation and of RFC 9106; where they come from is told in ORIGIN.md beside them. */
class Argon2VectorsTest {

    private static final int MOST_MEMORY = 262_144;

    private final Argon2Hasher hasher = new Argon2Hasher(new Argon2Cost(8, 1, 1), MOST_MEMORY);

    private static List<JsonObject> vectors(String kind) throws IOException {
        try (InputStream in = Argon2VectorsTest.class.getResourceAsStream("/vectors/argon2.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray(kind).getValuesAs(JsonObject.class);
        }
    }

    @Test
    void hashesOfArgon2idMatchTheirPasswordsAndNoOther() throws IOException {
        int matched = 0;
        for (JsonObject vector : vectors("hashtests")) {
            if (!vector.getString("type").equals("argon2id")) {
                continue;
            }
            String stored = vector.getString("encoded");
            assertThat(hasher.verify(Password.of(vector.getString("password")), stored))
                    .as(stored)
                    .isEqualTo(PasswordCheck.MATCH);
            assertThat(hasher.verify(Password.of("another"), stored)).as(stored).isEqualTo(PasswordCheck.WRONG);
            matched++;
        }
        assertThat(matched).isGreaterThanOrEqualTo(8);
    }

    @Test
    void hashesOfTheOtherTypesAndMalformedOnesAreNotTaken() throws IOException {
        int refused = 0;
        for (JsonObject vector : vectors("hashtests")) {
            if (!vector.getString("type").equals("argon2id")) {
                assertThat(hasher.reads(vector.getString("encoded"))).isFalse();
                refused++;
            }
        }
        for (JsonObject vector : vectors("errors")) {
            assertThat(hasher.verify(Password.of("password"), vector.getString("encoded")))
                    .as(vector.getString("encoded"))
                    .isEqualTo(PasswordCheck.UNUSABLE_HASH);
            refused++;
        }
        assertThat(refused).isGreaterThanOrEqualTo(15);
    }

    /** The library itself: our hashes have no secret and no associated data. */
    @Test
    void libraryComputesTheExamplesOfTheRfc() throws IOException {
        HexFormat hex = HexFormat.of();
        for (JsonObject vector : vectors("rfc9106")) {
            int type = switch (vector.getString("type")) {
                case "argon2d" -> Argon2Parameters.ARGON2_d;
                case "argon2i" -> Argon2Parameters.ARGON2_i;
                default -> Argon2Parameters.ARGON2_id;
            };
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(type)
                    .withVersion(vector.getInt("version"))
                    .withMemoryAsKB(vector.getInt("m_kib"))
                    .withIterations(vector.getInt("t"))
                    .withParallelism(vector.getInt("p"))
                    .withSalt(hex.parseHex(vector.getString("salt_hex")))
                    .withSecret(hex.parseHex(vector.getString("secret_hex")))
                    .withAdditional(hex.parseHex(vector.getString("ad_hex")))
                    .build());
            byte[] tag = new byte[vector.getString("tag_hex").length() / 2];
            generator.generateBytes(hex.parseHex(vector.getString("password_hex")), tag);

            assertThat(hex.formatHex(tag)).isEqualTo(vector.getString("tag_hex"));
        }
    }
}

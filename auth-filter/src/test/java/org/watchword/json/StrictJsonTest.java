package org.watchword.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final StrictJson INTEROPERABLE = StrictJson.interoperable(StrictJson.NullMembers.LEFT_OUT);
    private static final StrictJson ANY_VALUES = StrictJson.anyValues(8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"o\":{\"x\":1,\"x\":2}}",
                "{\"l\":[{\"x\":1,\"x\":2}]}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":\"b\nc\"}",
                "{\"a\":\"\\x\"}",
                "{/**/\"a\":1}",
                "\ufeff\ufeff{\"a\":1}",
                "{\ufeff\"a\":1}"
            })
    void textThatIsNotOneObjectWithEachNameOnceIsRefused(String text) {
        assertThat(INTEROPERABLE.object(text)).isEmpty();
        assertThat(ANY_VALUES.object(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\\ud800\"", "1e999", "-1e999", "[\"\\ud800\"]"})
    void valueThatNobodyCouldReadAgainIsNoIJson(String value) {
        assertThat(INTEROPERABLE.object("{\"a\":" + value + "}")).isEmpty();
        assertThat(ANY_VALUES.object("{\"a\":" + value + "}")).isPresent();
    }

    @Test
    void longNumberIsNoIJson() {
        String number = "9".repeat(StrictJson.LONGEST_NUMBER + 1);

        assertThat(INTEROPERABLE.object("{\"a\":" + number + "}")).isEmpty();
        assertThat(ANY_VALUES.object("{\"a\":" + number + "}")).isPresent();
    }

    @Test
    void nestingEndsAtTheDepthOfTheReader() {
        for (String[] pair : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
            String inside = pair[0].equals("[") ? "" : "1";
            assertThat(ANY_VALUES.object("{\"a\":" + pair[0].repeat(7) + inside + pair[1].repeat(7) + "}"))
                    .isPresent();
            assertThat(ANY_VALUES.object("{\"a\":" + pair[0].repeat(8) + inside + pair[1].repeat(8) + "}"))
                    .isEmpty();
            assertThat(INTEROPERABLE.object("{\"a\":" + pair[0].repeat(100_000)))
                    .isEmpty();
        }
    }

    @Test
    void bytesMustBeUtf8() {
        assertThat(INTEROPERABLE.object("{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)))
                .contains(Map.of("a", "é"));
        assertThat(INTEROPERABLE.object("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void valuesHaveTheTypesOfJava() {
        assertThat(INTEROPERABLE.object("{\"i\":1,\"b\":12345678901234567890,\"d\":1.5,\"t\":true,\"l\":[\"x\",{}]}"))
                .contains(Map.of(
                        "i",
                        1L,
                        "b",
                        new BigInteger("12345678901234567890"),
                        "d",
                        1.5,
                        "t",
                        true,
                        "l",
                        List.of("x", Map.of())));
    }

    @Test
    void memberThatIsNullIsTreatedAsAskedFor() {
        String text = "{\"a\":null,\"o\":{\"b\":null}}";

        assertThat(INTEROPERABLE.object(text)).contains(Map.of("o", Map.of()));
        assertThat(ANY_VALUES.object(text))
                .hasValueSatisfying(object -> assertThat(object).containsEntry("a", null));
        assertThat(StrictJson.interoperable(StrictJson.NullMembers.REFUSED).object(text))
                .isEmpty();
    }
}

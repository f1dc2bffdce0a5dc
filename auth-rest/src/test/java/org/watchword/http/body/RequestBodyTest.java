package org.watchword.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.TestRequest;

class RequestBodyTest {

    private final RequestBody bodies = new RequestBody();

    private Fields read(TestRequest request) {
        return bodies.read(request.servlet(), request.stream());
    }

    private Fields json(String text) {
        return read(new TestRequest(null, "POST", "/auth/login").json(text));
    }

    private Fields form(String text) {
        return read(new TestRequest(null, "POST", "/auth/login").form(text));
    }

    private static String value(Fields fields, String name) {
        String value = fields.required(name, 1000);
        fields.check();
        return value;
    }

    @Property
    void anyBytesGiveFieldsOrARefusal(@ForAll("bodyTexts") String text, @ForAll byte[] bytes) {
        for (String type : new String[] {"application/json", "application/x-www-form-urlencoded", "text/x"}) {
            readOrRefuse(new TestRequest(null, "POST", "/auth/login").body(type, bytes));
            readOrRefuse(
                    new TestRequest(null, "POST", "/auth/login").body(type, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 13, 14, 15, 60_000})
    void bodyIsReadToItsEndWhateverTheRequestSaysOfItsLength(long length) {
        Fields fields = read(new TestRequest(null, "POST", "/auth/login")
                .json("{\"a\":\"12345\"}")
                .saying(length));

        assertThat(value(fields, "a")).isEqualTo("12345");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 10, RequestBody.MAX_BYTES})
    void bodyOfTheLargestSizeIsReadAndALargerOneIsRefused(long length) {
        String text = "{\"a\":\"1\"}";
        String largest = text + " ".repeat(RequestBody.MAX_BYTES - text.length());

        assertThat(value(
                        read(new TestRequest(null, "POST", "/auth/login")
                                .json(largest)
                                .saying(length)),
                        "a"))
                .isEqualTo("1");
        assertThatThrownBy(() -> read(new TestRequest(null, "POST", "/auth/login")
                        .json(largest + " ")
                        .saying(length)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        refused -> assertThat(refused.failure().status()).isEqualTo(413));
    }

    @Provide
    Arbitrary<String> bodyTexts() {
        return Arbitraries.of(
                        "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u12", "a", "1e9999", "null", "%", "=", "&", "é",
                        "\0", " ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private void readOrRefuse(TestRequest request) {
        try {
            read(request).required("a", 10);
        } catch (FailureException refused) {
            assertThat(refused.failure().status()).isIn(400, 413, 415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"a\"",
                "{",
                "{\"a\":\"b\"",
                "{\"a\":\"b\"}}",
                "{\"a\":\"b\"} x",
                "{\"a\":\"b\"}{\"a\":\"b\"}",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{\"a\":\"b\",\"\\u0061\":\"c\"}",
                "{\"a\":\"b\",\"o\":{\"x\":1,\"x\":2}}",
                "{\"a\":\"b\",}",
                "{a:\"b\"}",
                "{'a':'b'}",
                "\ufeff\ufeff{\"a\":\"b\"}",
                "{\ufeff\"a\":\"b\"}",
                "{\"a\":\"b\",\"n\":[[[[[[[[1]]]]]]]]}",
                "{\"a\":\"b\nc\"}"
            })
    void jsonThatIsNotOneStrictObjectIsMalformed(String text) {
        assertThatThrownBy(() -> json(text))
                .isInstanceOf(FailureException.class)
                .hasMessage("body_malformed");
    }

    @Test
    void deepNestingIsRefusedBeforeAnythingIsParsed() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            String deep = "{\"a\":" + open.repeat(10_000);
            assertThatThrownBy(() -> json(deep)).hasMessage("body_malformed");
        }
    }

    @Test
    void unknownMembersOfAnyShapeAreIgnored() {
        Fields fields = json("{\"x\":{\"y\":[1,{\"z\":null}],\"w\":\"[[[[[[[[[[\"},\"n\":1e99999999,\"a\":\"b\"} \n");

        assertThat(value(fields, "a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "[]", "{}", "\"\"", "\"x\\u0000y\"", "\"\\ud800\"", "\"12345678901\""})
    void fieldsAreTextsOfTheirLengthAndNothingElse(String written) {
        Fields fields = json("{\"a\":" + written + "}");
        fields.required("a", 10);

        assertThatThrownBy(fields::check).isInstanceOfSatisfying(FailureException.class, refused -> {
            assertThat(refused.failure().status()).isEqualTo(400);
            assertThat(refused.failure().fields()).containsOnlyKeys("a");
        });
    }

    @Test
    void formIsDecodedOnceAndByTheLetter() {
        assertThat(value(form("a=b%2Bc+d%C3%A9%26%3D%25"), "a")).isEqualTo("b+c dé&=%");
        assertThat(value(form("&&a=b=c&"), "a")).isEqualTo("b=c");
        assertThat(value(form("%61=x"), "a")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%+1",
                "a=%ff",
                "a=%C3",
                "a=é",
                "a=b c",
                "a=b\nc",
                "a=b&a=c",
                "a=b&%61=c"
            })
    void formThatIsNotWrittenAsOneIsMalformed(String text) {
        assertThatThrownBy(() -> form(text))
                .isInstanceOf(FailureException.class)
                .hasMessage("body_malformed");
    }

    @Test
    void fieldsDoNotPrint() {
        assertThat(json("{\"password\":\"secret\"}")).hasToString("Fields[hidden]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset",
                "application/json; charset=a b",
                "application/json; a=\"b\"c",
                "application/json x",
                "text/json; charset=utf-8",
                "application/json, text/plain",
                "application/json; charset=\"utf-8",
                "application/jsonx",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=iso-8859-1",
                "application/x-www-form-urlencoded; charset=utf-8; charset=\"iso-8859-1\"",
                "/",
                ";"
            })
    void otherContentTypesAreNotTaken(String header) {
        assertThat(ContentType.of(header)).isEqualTo(ContentType.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf8",
                "application/json;charset=utf-16",
                "application/json; charset=\"iso-8859-1\"",
                "application/json; odata=verbose",
                "application/json; v=1; charset=utf-8;",
                "application/json ; a=\"b;\\\" c\" ; ;d=e",
                "APPLICATION/JSON;PROFILE=\"https://schema.example/x\""
            })
    void parametersOfJsonAreIgnored(String header) {
        Fields fields = read(new TestRequest(null, "POST", "/auth/login")
                .body(header, "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(value(fields, "a")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; boundary=----x",
                "application/x-www-form-urlencoded; charset=utf8",
                "application/x-www-form-urlencoded; charset=\"UTF-8\"; v=1"
            })
    void parametersOfAFormAreIgnoredButForAnotherCharset(String header) {
        Fields fields = read(
                new TestRequest(null, "POST", "/auth/login").body(header, "a=%C3%A9".getBytes(StandardCharsets.UTF_8)));

        assertThat(value(fields, "a")).isEqualTo("é");
    }

    @Test
    void jsonIsUtf8WhateverItsCharsetSays() {
        TestRequest latin1 = new TestRequest(null, "POST", "/auth/login")
                .body("application/json; charset=iso-8859-1", "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(latin1)).hasMessage("body_not_utf8");
    }

    @Test
    void oneByteOrderMarkBeforeJsonIsSkipped() {
        assertThat(value(json("\ufeff{\"a\":\"b\"}"), "a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "GZip", "deflate", "br"})
    void bodyWithAContentEncodingIsRefusedBySayingSo(String coding) {
        byte[] compressed = {0x1f, (byte) 0x8b, 8, 0, 0};
        for (String type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
            TestRequest request = new TestRequest(null, "POST", "/auth/login")
                    .body(type, compressed)
                    .header("Content-Encoding", coding);

            assertThatThrownBy(() -> read(request)).isInstanceOfSatisfying(FailureException.class, refused -> {
                assertThat(refused.failure().status()).isEqualTo(415);
                assertThat(refused.failure().reason()).isEqualTo("content_encoding_not_supported");
                assertThat(refused.failure().headers()).containsEntry("Accept-Encoding", "identity");
            });
        }
    }

    @Test
    void identityAndAnEmptyBodyHaveNoContentEncoding() {
        TestRequest plain = new TestRequest(null, "POST", "/auth/login").json("{\"a\":\"b\"}");
        TestRequest none = new TestRequest(null, "POST", "/auth/logout").header("Content-Encoding", "gzip");

        assertThat(value(read(plain.header("Content-Encoding", "Identity")), "a"))
                .isEqualTo("b");
        assertThat(bodies.readIfAny(none.servlet(), none.stream())).isEmpty();
    }
}

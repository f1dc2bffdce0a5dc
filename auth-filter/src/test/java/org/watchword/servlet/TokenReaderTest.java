package org.watchword.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.BearerToken;
import org.watchword.config.Configuration;
import org.watchword.servlet.TokenReader.Found;
import org.watchword.start.FilterSettings;
import org.watchword.transport.CorsPolicy;
import org.watchword.transport.CsrfCheck;

class TokenReaderTest {

    private static final CsrfCheck CSRF =
            new CsrfCheck(CorsPolicy.of(Configuration.read(FilterSettings.ALL, List.of())));

    private final TokenReader headerOnly = new TokenReader("Authorization", Optional.empty(), CSRF);
    private final TokenReader withCookie = new TokenReader("Authorization", Optional.of("access"), CSRF);

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c", " Bearer a.b.c "})
    void theSchemeIsReadWithoutRegardToCase(String header) {
        assertThat(headerOnly.read(
                        TestRequest.get("/").header("Authorization", header).build()))
                .isEqualTo(token("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "BearerX a.b.c", "Bearer\ta", "DPoP a.b.c", "", "a.b.c"})
    void otherSchemesAreNotOurs(String header) {
        assertThat(headerOnly.read(
                        TestRequest.get("/").header("Authorization", header).build()))
                .isInstanceOf(Found.Nothing.class);
    }

    @Test
    void bearerWithoutATokenIsUnreadable() {
        assertThat(headerOnly.read(
                        TestRequest.get("/").header("Authorization", "Bearer ").build()))
                .isInstanceOf(Found.Unreadable.class);
    }

    @Test
    void twoAuthorizationHeadersAreUnreadableEvenWhereTheyAgree() {
        assertThat(headerOnly.read(TestRequest.get("/")
                        .header("Authorization", "Bearer a.b.c")
                        .header("Authorization", "Bearer a.b.c")
                        .build()))
                .isInstanceOf(Found.Unreadable.class);
        assertThat(headerOnly.read(TestRequest.get("/")
                        .header("Authorization", "Basic YTpi")
                        .header("Authorization", "Bearer a.b.c")
                        .build()))
                .isInstanceOf(Found.Unreadable.class);
    }

    @Test
    void theCookieIsReadOnlyWhereItIsSwitchedOn() {
        var request = TestRequest.get("/").cookie("access", "a.b.c").build();

        assertThat(headerOnly.read(request)).isInstanceOf(Found.Nothing.class);
        assertThat(withCookie.read(request)).isEqualTo(token("a.b.c"));
    }

    @Test
    void headerAndCookieThatDisagreeAreUnreadable() {
        assertThat(withCookie.read(TestRequest.get("/")
                        .header("Authorization", "Bearer a.b.c")
                        .cookie("access", "x.y.z")
                        .build()))
                .isInstanceOf(Found.Unreadable.class);
        assertThat(withCookie.read(TestRequest.get("/")
                        .header("Authorization", "Bearer a.b.c")
                        .cookie("access", "a.b.c")
                        .build()))
                .isEqualTo(token("a.b.c"));
        assertThat(withCookie.read(TestRequest.get("/")
                        .cookie("access", "a.b.c")
                        .cookie("access", "x.y.z")
                        .build()))
                .isInstanceOf(Found.Unreadable.class);
    }

    @Test
    void aForeignSchemeDoesNotHideTheCookie() {
        assertThat(withCookie.read(TestRequest.get("/")
                        .header("Authorization", "Basic YTpi")
                        .cookie("access", "a.b.c")
                        .build()))
                .isEqualTo(token("a.b.c"));
    }

    @Test
    void headerOfItsOwnHoldsTheTokenAndAuthorizationIsLeftToTheContainer() {
        TokenReader own = new TokenReader("X-Access-Token", Optional.empty(), CSRF);
        for (String value : new String[] {"a.b.c", "Bearer a.b.c", " bearer  a.b.c "}) {
            assertThat(own.read(TestRequest.get("/")
                            .header("X-Access-Token", value)
                            .header("Authorization", "Bearer of.the.container")
                            .build()))
                    .isEqualTo(token("a.b.c"));
        }
        assertThat(own.read(TestRequest.get("/")
                        .header("Authorization", "Bearer a.b.c")
                        .build()))
                .isInstanceOf(Found.Nothing.class);
        assertThat(own.read(TestRequest.get("/")
                        .header("X-Access-Token", "a.b.c")
                        .header("X-Access-Token", "x.y.z")
                        .build()))
                .isInstanceOf(Found.Unreadable.class);
        assertThat(own.read(TestRequest.get("/").header("X-Access-Token", "").build()))
                .isInstanceOf(Found.Unreadable.class);
    }

    @Test
    void cookieAloneIsReadWhereTheSettingSaysSo() {
        TokenReader reader = TokenReader.ofCookie("access", CSRF);
        assertThat(reader.read(TestRequest.get("/")
                        .header("Authorization", "Bearer x.y.z")
                        .cookie("access", "a.b.c")
                        .build()))
                .isEqualTo(token("a.b.c"));
        assertThat(reader.read(TestRequest.get("/")
                        .header("Authorization", "Bearer x.y.z")
                        .build()))
                .isInstanceOf(Found.Nothing.class);
    }

    private static Found token(String text) {
        return new Found.Token(new BearerToken(text));
    }
}

package org.watchword.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.login.Origin;

class OriginTest {

    @Test
    void whatAClientCallsItselfIsCutAndHasNoControlCharacters() {
        Origin origin = new Origin("192.0.2.7", "Browser\r\nevent=login\u0085\0" + "x".repeat(2000), "r");

        assertThat(origin.userAgent()).hasSize(512).startsWith("Browserevent=loginxxx");
    }

    @Test
    void characterOfTwoHalvesIsKeptWholeOrNotAtAll() {
        assertThat(new Origin(null, "x".repeat(511) + "\ud83d\ude00", null).userAgent())
                .isEqualTo("x".repeat(511));
        assertThat(new Origin(null, "a\ud83db", null).userAgent()).isEqualTo("ab");
    }

    @Test
    void emptyIsNothing() {
        assertThat(new Origin("", "\n", "")).isEqualTo(Origin.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "4bf92f3577b34da6a3ce929d0e0e4736", "A.b_c-9"})
    void nameOfARequestMayBeAnyPlainOne(String id) {
        assertThat(Origin.isRequestId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a\nb", "\u00e9", "a{0}"})
    void nameOfARequestIsNothingThatCouldMeanSomethingInALog(String id) {
        assertThat(Origin.isRequestId(id)).isFalse();
        assertThat(Origin.isRequestId("x".repeat(65))).isFalse();
    }
}

package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost/auth/, true",
        "http://localhost/auth, true",
        "http://localhost/context/auth/, true",
        "http://localhost/api/, false",
        "http://localhost/, false",
        "http://localhost/oauth/, false",
        "http://localhost/auth/v2/, false"
    })
    void endpointsExistUnderTheirOwnBaseOnly(URI base, boolean ours) {
        assertThat(Endpoint.isOurs(base)).isEqualTo(ours);
    }

    @Test
    void whatNobodyExpectedIs500WithoutAWordOfIt() {
        Answer answer = Endpoint.answer(() -> {
            throw new IllegalStateException("secret inside");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("internal_error").doesNotContain("secret", "Exception");
    }
}

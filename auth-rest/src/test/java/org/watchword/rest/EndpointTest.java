package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void whatNobodyExpectedIs500WithoutAWordOfIt() {
        Answer answer = Endpoint.answer(() -> {
            throw new IllegalStateException("secret inside");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("internal_error").doesNotContain("secret", "Exception");
    }
}

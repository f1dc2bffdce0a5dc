package org.watchword.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void aRateIsANumberAndAPeriod() {
        assertThat(Rate.of("5/PT1M")).isEqualTo(new Rate(5, Duration.ofMinutes(1)));
        assertThat(Rate.of("1000000/P1D")).isEqualTo(new Rate(1_000_000, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "/PT1M",
                "5/",
                "0/PT1M",
                "-1/PT1M",
                "1000001/PT1M",
                "5/PT0S",
                "5/P2D",
                "5/minute",
                "5/PT1M/2"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(RuntimeException.class);
    }
}

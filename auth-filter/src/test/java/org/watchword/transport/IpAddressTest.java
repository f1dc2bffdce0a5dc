package org.watchword.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "10.0.0.255", "192.0.2.100", "255.255.255.255"})
    void fourDecimalNumbersAreAnAddress(String text) {
        assertThat(IpAddress.of(text)).map(IpAddress::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.0.0.1",
                "1.2.3.999",
                "1.2.3.1000",
                "01.2.3.4",
                "1.2.3.00",
                "+1.2.3.4",
                "-1.2.3.4",
                "1.2.3.4 ",
                "0x1.2.3.4",
                "a.b.c.d",
                "\uFF11.2.3.4",
                "1.2.3.4%eth0",
                "localhost"
            })
    void anythingElseIsNone(String text) {
        assertThat(IpAddress.of(text)).isEmpty();
    }
}

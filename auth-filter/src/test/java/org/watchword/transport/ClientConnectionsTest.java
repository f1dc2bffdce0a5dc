package org.watchword.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConnectionsTest {

    private static final String PROXY = "10.0.0.1";

    private static ClientConnection client(String peer, ProxyHeader header, Map<String, List<String>> headers) {
        List<AddressRange> trusted = List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("2001:db8:1::/48"));
        return new ClientConnections(trusted, header)
                .client(peer, false, name -> headers.getOrDefault(name, List.of()));
    }

    private static String behindProxy(String... forwardedFor) {
        return client(PROXY, ProxyHeader.X_FORWARDED, Map.of("X-Forwarded-For", Arrays.asList(forwardedFor)))
                .address();
    }

    private static ClientConnection forwarded(String value) {
        return client(PROXY, ProxyHeader.FORWARDED, Map.of("Forwarded", List.of(value)));
    }

    @Test
    void withoutATrustedProxyNoHeaderIsBelieved() {
        Map<String, List<String>> headers = Map.of(
                "X-Forwarded-For", List.of("198.51.100.7"),
                "X-Forwarded-Proto", List.of("https"),
                "Forwarded", List.of("for=198.51.100.7;proto=https"));

        assertThat(client("192.0.2.1", ProxyHeader.X_FORWARDED, headers))
                .isEqualTo(new ClientConnection("192.0.2.1", false));
        assertThat(client("192.0.2.1", ProxyHeader.FORWARDED, headers))
                .isEqualTo(new ClientConnection("192.0.2.1", false));
        assertThat(new ClientConnections(List.of(), ProxyHeader.X_FORWARDED)
                        .client(PROXY, true, name -> headers.getOrDefault(name, List.of())))
                .isEqualTo(new ClientConnection(PROXY, true));
    }

    @Test
    void theClientIsTheFirstFromTheRightThatIsNoProxy() {
        assertThat(behindProxy("198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(behindProxy("198.51.100.7, 10.0.0.2")).isEqualTo("198.51.100.7");
        assertThat(behindProxy("203.0.113.1, 198.51.100.7, 10.0.0.2"))
                .as("left of it stands what the client has written")
                .isEqualTo("198.51.100.7");
        assertThat(behindProxy("203.0.113.1", "198.51.100.7"))
                .as("two headers are one list")
                .isEqualTo("198.51.100.7");
        assertThat(behindProxy("10.0.0.3, 10.0.0.2")).as("proxies only").isEqualTo("10.0.0.3");
        assertThat(behindProxy()).isEqualTo(PROXY);
    }

    @Test
    void onlyTheHeaderThatTheProxiesWriteIsRead() {
        Map<String, List<String>> headers =
                Map.of("X-Forwarded-For", List.of("198.51.100.7"), "Forwarded", List.of("for=203.0.113.1"));

        assertThat(client(PROXY, ProxyHeader.X_FORWARDED, headers).address()).isEqualTo("198.51.100.7");
        assertThat(client(PROXY, ProxyHeader.FORWARDED, headers).address()).isEqualTo("203.0.113.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "198.51.100.7:8080|198.51.100.7",
                "[2001:db8::7]:443|2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]|2001:db8:0:0:0:0:0:7",
                "2001:DB8::7|2001:db8:0:0:0:0:0:7",
                "::ffff:198.51.100.7|198.51.100.7",
            })
    void addressesAreReadWithAPortAndInAnySpelling(String written, String address) {
        assertThat(behindProxy(written)).isEqualTo(address);
        assertThat(forwarded("for=\"" + written + "\"").address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "[",
                "[]",
                "]",
                ":",
                "::::",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "017.0.0.1",
                "example.org",
                "a:b",
                "\"",
                "\0",
                "1.2.3.4%x",
                "[2001:db8::7",
                "\u0661.2.3.4"
            })
    void whatIsNoAddressLeavesTheProxyAsTheClientAndBreaksNothing(String written) {
        assertThat(behindProxy("198.51.100.7, " + written)).isEqualTo(PROXY);
        assertThat(forwarded("for=198.51.100.7, for=" + written).address()).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x", "\"", "for=\"", "a\\\"", "\"a\\", "\"x\", \"y", "for=\"1.1.1.1, for=2.2.2.2"})
    void aQuotationMarkOfTheClientHidesNothingOfWhatTheProxiesSaid(String clients) {
        assertThat(behindProxy(clients + ", 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(behindProxy(clients, "203.0.113.7", "10.0.0.2")).isEqualTo("203.0.113.7");
        assertThat(protocols(clients + ", 203.0.113.7", clients + ", https")).isTrue();
        assertThat(forwarded(clients + ", for=203.0.113.7;proto=https, for=10.0.0.2"))
                .isEqualTo(new ClientConnection("203.0.113.7", true));
        assertThat(client(PROXY, ProxyHeader.FORWARDED, Map.of("Forwarded", List.of(clients, "for=\"203.0.113.7:80\"")))
                        .address())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void anEscapedQuotationMarkEndsNoQuotedText() {
        assertThat(forwarded("for=203.0.113.1;host=\"a\\\", for=1.1.1.1;b=\\\"\", for=10.0.0.9;x=\"\\\\\"")
                        .address())
                .isEqualTo("203.0.113.1");
    }

    @Property
    void nothingInAHeaderBreaksAnything(@ForAll String value) {
        assertThat(behindProxy(value)).isNotEmpty();
        assertThat(forwarded(value).address()).isNotEmpty();
    }

    @Test
    void forwardedIsReadAsRfc7239WritesIt() {
        assertThat(forwarded("for=192.0.2.60;proto=https;by=203.0.113.43"))
                .isEqualTo(new ClientConnection("192.0.2.60", true));
        assertThat(forwarded("Proto=HTTPS;For=\"[2001:db8:cafe::17]:4711\"").address())
                .isEqualTo("2001:db8:cafe:0:0:0:0:17");
        assertThat(forwarded("for=203.0.113.1;host=\"a,b;for=1.1.1.1\", for=10.0.0.9;proto=http"))
                .isEqualTo(new ClientConnection("203.0.113.1", false));
    }

    @Test
    void theProtocolIsTheOneThatTheClientSpoke() {
        assertThat(protocols("198.51.100.7", "https")).isTrue();
        assertThat(protocols("198.51.100.7", "HTTPS")).isTrue();
        assertThat(protocols("198.51.100.7", "http")).isFalse();
        assertThat(protocols("198.51.100.7, 10.0.0.2", "https, http"))
                .as("plain between proxies")
                .isTrue();
        assertThat(protocols("198.51.100.7, 10.0.0.2", "http, https")).isFalse();
        assertThat(protocols("198.51.100.7, 10.0.0.2", "https")).isTrue();
        assertThat(protocols("198.51.100.7", "https, http"))
                .as("the first was the client's own")
                .isFalse();
        assertThat(client(PROXY, ProxyHeader.X_FORWARDED, Map.of("X-Forwarded-Proto", List.of("https")))
                        .secure())
                .as("without an address")
                .isTrue();
    }

    private static boolean protocols(String addresses, String protocols) {
        return client(
                        PROXY,
                        ProxyHeader.X_FORWARDED,
                        Map.of("X-Forwarded-For", List.of(addresses), "X-Forwarded-Proto", List.of(protocols)))
                .secure();
    }

    @Test
    void limitsCountIpv6ByItsFirst64Bits() {
        assertThat(new ClientConnection("2001:db8:0:1:aaaa::1", false).network())
                .isEqualTo(new ClientConnection("2001:db8:0:1:bbbb:2:3:4", false).network())
                .isNotEqualTo(new ClientConnection("2001:db8:0:2::1", false).network());
        assertThat(new ClientConnection("192.0.2.1", false).network())
                .isNotEqualTo(new ClientConnection("192.0.2.2", false).network());
        assertThat(new ClientConnection("", false).network()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true"
    })
    void aRangeHasTheAddressesThatBeginAsItDoes(String range, String address, boolean within) {
        assertThat(AddressRange.of(range).contains(IpAddress.of(address).orElseThrow()))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "/8", "10.0.0.0/8/8", "::/129"})
    void whatIsNoRangeIsRefused(String range) {
        assertThatThrownBy(() -> AddressRange.of(range)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "ada.lovelace+phones@mail.example.co.uk",
                "o'neil@example.org",
                "zoe@bücher.example",
                "zoe@xn--bcher-kva.example",
                "zoe@xn--strae-oqa.example",
                "user@例子.广告",
                "a@b.cd",
                "1@2.de"
            })
    void addressesThatPeopleHaveAreTaken(String text) {
        assertThat(EmailAddress.of(text)).contains(new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoë@example.org", "用户@例子.广告", "zoe\u0308@example.org", "\u212aai@example.org"})
    void localPartsOutsideAsciiAreRefusedWithTheReason(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
        assertThat(EmailAddress.demandOf(text)).contains("ASCII before the @");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe@straße.example", "zoe@STRA\u1e9eE.example", "zoe@βόλος.example"})
    void domainsThatWouldBecomeAnothersAreRefusedWithTheReason(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
        assertThat(EmailAddress.demandOf(text)).contains("xn--");
    }

    @Test
    void whatIsNoAddressIsToldToBeNone() {
        assertThat(EmailAddress.demandOf("ada")).isEqualTo("must be an e-mail address");
    }

    @Test
    void addressThatIsTooLongOnTheWireIsRefused() {
        String label = "\u00fc".repeat(25);
        String domain = String.join(".", label, label, label, label, label, label, label, label, "example");

        assertThat(EmailAddress.of("a@" + label + ".example")).isPresent();
        assertThat(EmailAddress.of("a@" + domain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example..org",
                "ada@example.org.",
                "ada lovelace@example.org",
                "\"ada\"@example.org",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\n",
                "ada@[127.0.0.1]",
                "ada@exa\0mple.org"
            })
    void everythingElseIsNot(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300})
    void longOnesAreNotTakenEither(int length) {
        assertThat(EmailAddress.of("a".repeat(length) + "@example.org")).isEmpty();
        assertThat(EmailAddress.of("ada@" + "a.".repeat(length) + "example.org").isPresent())
                .isEqualTo(length == 65);
    }
}

package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "ada.lovelace+phones@mail.example.co.uk",
                "o'neil@example.org",
                "zoë@bücher.example",
                "用户@例子.广告",
                "a@b.cd",
                "1@2.de"
            })
    void addressesThatPeopleHaveAreTaken(String text) {
        assertThat(EmailAddress.of(text)).contains(new EmailAddress(text));
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

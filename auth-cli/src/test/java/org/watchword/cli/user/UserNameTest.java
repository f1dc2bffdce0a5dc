package org.watchword.cli.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.watchword.cli.terminal.OptionValueException;

class UserNameTest {

    @Test
    void namesAreReadInNfcAndAddressesWithTheReasonWhereTheyCannotBeUsed() throws Exception {
        assertThat(new UserName.Converter().convert("Zoe\u0308").text()).isEqualTo("Zo\u00eb");
        assertThatThrownBy(() -> new UserName.Converter().convert("\ufb2c".repeat(255)))
                .isInstanceOf(OptionValueException.class);
        assertThatThrownBy(() -> new EmailConverter().convert("zo\u00eb@example.org"))
                .hasMessageContaining("ASCII before the @");
    }

    @Test
    void questionMarkIsALostCharacterOnlyWhereArgumentsAreAscii() {
        assertThat(UserName.Converter.isLost("Zo?", "ANSI_X3.4-1968")).isTrue();
        assertThat(UserName.Converter.isLost("Zo?", "UTF-8")).isFalse();
        assertThat(UserName.Converter.isLost("Zo\uFFFD", "UTF-8")).isTrue();
        assertThat(UserName.Converter.isLost("Zoe", "ANSI_X3.4-1968")).isFalse();
    }
}

package org.watchword.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void charactersThatATerminalWouldObeyAreShownAsCodes() {
        assertThat(TerminalText.of("a\u001b[2Jb\u202ec\nd")).isEqualTo("a\\u001b[2Jb\\u202ec\\u000ad");
        assertThat(TerminalText.of("Zoë 名 😀")).isEqualTo("Zoë 名 😀");
    }
}

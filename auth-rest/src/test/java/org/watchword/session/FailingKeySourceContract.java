package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;

/** What every source of keys promises that has them from somewhere else. */
abstract class FailingKeySourceContract extends KeySourceContract {

    /** From now on the place where the keys are does not answer. */
    abstract void down();

    @Test
    void withoutARingItSaysWhyAndThrowsNothing() throws Exception {
        KeyRingSource source = source();
        down();

        for (int i = 0; i < 3; i++) {
            for (Keys keys : new Keys[] {source.keys(), source.refreshedKeys()}) {
                assertThat(keys).isInstanceOf(Keys.Unavailable.class);
                assertThat(((Keys.Unavailable) keys).cause()).isNotBlank();
            }
        }
    }

    @Test
    void ringThatWasReadStaysInForce() throws Exception {
        KeyRingSource source = source();
        Keys known = source.keys();
        down();

        assertThat(source.keys()).isEqualTo(known).isInstanceOf(Keys.Available.class);
        assertThat(source.refreshedKeys()).isEqualTo(known);
    }
}

package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeyStore} keeps. Each test begins with an empty store. */
public abstract class SigningKeyStoreContract {

    protected abstract SigningKeyStore store();

    @Test
    void firstKeyIsFoundWithEveryField() {
        assertThat(store().all()).isEmpty();
        SigningKeyRecord key =
                new SigningKeyRecord("k".repeat(100), "ES512", "p".repeat(1000), "s".repeat(8000), TestRecords.NOW);

        assertThat(store().addFirst(key)).isTrue();

        assertThat(store().all()).containsExactly(key);
    }

    @Test
    void secondFirstKeyIsRefused() {
        store().addFirst(TestRecords.key("one"));

        assertThat(store().addFirst(TestRecords.key("two"))).isFalse();
        assertThat(store().addFirst(TestRecords.key("one"))).isFalse();

        assertThat(store().all()).containsExactly(TestRecords.key("one"));
    }

    @Test
    void ofManyNodesThatStartAtOnceExactlyOneStoresItsKey() throws Exception {
        List<Boolean> stored = AtOnce.call(16, i -> () -> store().addFirst(TestRecords.key("key-" + i)));

        assertThat(stored).containsOnlyOnce(true);
        assertThat(store().all()).containsExactly(TestRecords.key("key-" + stored.indexOf(true)));
    }
}

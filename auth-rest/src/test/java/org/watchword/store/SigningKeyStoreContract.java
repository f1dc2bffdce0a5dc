package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
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

    @Test
    void nextKeyIsStoredBehindTheLastOneWithItsTimes() {
        store().addFirst(TestRecords.key("one"));
        SigningKeyRecord next = key("two", TestRecords.NOW.plusSeconds(60));

        assertThat(store().addAfter("other", next))
                .as("another one is the last")
                .isFalse();
        assertThat(store().addAfter("one", next)).isTrue();

        assertThat(store().all()).containsExactly(TestRecords.key("one"), next);
    }

    @Test
    void ofManyNodesThatRotateAtOnceExactlyOneStoresItsKey() throws Exception {
        store().addFirst(TestRecords.key("one"));

        List<Boolean> stored = AtOnce.call(8, i -> () -> store().addAfter("one", key("key-" + i, TestRecords.NOW)));

        assertThat(stored).containsOnlyOnce(true);
        assertThat(store().all())
                .extracting(SigningKeyRecord::kid)
                .containsExactly("one", "key-" + stored.indexOf(true));
    }

    @Test
    void revokedKeyLosesItsPrivateHalfAndHasItsSuccessorBehindTheLastOne() {
        store().addFirst(TestRecords.key("one"));
        store().addAfter("one", key("two", TestRecords.NOW.plusSeconds(60)));
        SigningKeyRecord successor = key("three", TestRecords.NOW);

        assertThat(store().revoke("one", TestRecords.NOW, "erased", successor)).isTrue();

        assertThat(store().all())
                .extracting(SigningKeyRecord::kid, SigningKeyRecord::privateKey, SigningKeyRecord::revokedAt)
                .containsExactly(
                        tuple("one", "erased", TestRecords.NOW),
                        tuple("two", "private-two", null),
                        tuple("three", "private-three", null));
    }

    @Test
    void keyIsRevokedOnceAndTheSecondTimeStoresNoSuccessor() throws Exception {
        store().addFirst(TestRecords.key("one"));

        List<Boolean> revoked = AtOnce.call(
                8, i -> () -> store().revoke("one", TestRecords.NOW, "erased", key("key-" + i, TestRecords.NOW)));

        assertThat(revoked).containsOnlyOnce(true);
        assertThat(store().revoke("nobody", TestRecords.NOW, "erased", TestRecords.key("four")))
                .isFalse();
        assertThat(store().all())
                .extracting(SigningKeyRecord::kid)
                .containsExactly("one", "key-" + revoked.indexOf(true));
    }

    @Test
    void formOfAPrivateHalfIsReplacedWhereItIsStillTheExpectedOne() {
        store().addFirst(TestRecords.key("one"));

        assertThat(store().replacePrivateKey("one", "private-one", "sealed")).isTrue();
        assertThat(store().replacePrivateKey("one", "private-one", "other")).isFalse();
        assertThat(store().replacePrivateKey("two", "sealed", "other")).isFalse();

        assertThat(store().all()).extracting(SigningKeyRecord::privateKey).containsExactly("sealed");
    }

    @Test
    void removedKeyIsGone() {
        store().addFirst(TestRecords.key("one"));
        store().addAfter("one", key("two", TestRecords.NOW));

        assertThat(store().remove("one")).isTrue();
        assertThat(store().remove("one")).isFalse();

        assertThat(store().all()).containsExactly(key("two", TestRecords.NOW));
    }

    private static SigningKeyRecord key(String kid, Instant signsFrom) {
        SigningKeyRecord key = TestRecords.key(kid);
        return new SigningKeyRecord(
                kid, key.algorithm(), key.publicKey(), key.privateKey(), key.createdAt(), signsFrom, null);
    }
}

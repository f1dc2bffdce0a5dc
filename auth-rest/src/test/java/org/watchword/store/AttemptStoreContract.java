package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptStore} keeps. Each test begins with an empty store. */
public abstract class AttemptStoreContract {

    private static final AttemptKey KEY = key("a");

    protected abstract AttemptStore store();

    private static AttemptKey key(String character) {
        return new AttemptKey(AttemptKey.Kind.ACCOUNT, character.repeat(64));
    }

    private static AttemptRecord attempts(int failures, String bucket) {
        return new AttemptRecord(failures, TestRecords.NOW, bucket, TestRecords.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsRememberedIsFoundWithEveryField() {
        AttemptRecord first = attempts(3, "b".repeat(2000));
        assertThat(store().find(KEY)).isEmpty();

        assertThat(store().replace(KEY, null, first)).isTrue();

        assertThat(store().find(KEY)).contains(first);
        assertThat(store().find(key("b"))).isEmpty();
    }

    @Test
    void anEmptyBucketIsRemembered() {
        store().replace(KEY, null, attempts(0, ""));

        assertThat(store().find(KEY)).contains(attempts(0, ""));
        assertThat(store().replace(KEY, attempts(0, ""), attempts(1, ""))).isTrue();
    }

    @Test
    void onlyWhatIsThereIsReplaced() {
        AttemptRecord first = attempts(1, "x");
        AttemptRecord second = attempts(2, "x");

        assertThat(store().replace(KEY, first, second)).as("nothing there").isFalse();
        store().replace(KEY, null, first);
        assertThat(store().replace(KEY, null, second)).as("something there").isFalse();
        assertThat(store().replace(KEY, second, attempts(3, "x"))).isFalse();
        assertThat(store().replace(KEY, attempts(1, "y"), second)).isFalse();
        assertThat(store().find(KEY)).contains(first);

        assertThat(store().replace(KEY, first, second)).isTrue();
        assertThat(store().find(KEY)).contains(second);
    }

    @Test
    void whatIsRemovedIsForgotten() {
        store().replace(KEY, null, attempts(1, "x"));
        store().replace(key("b"), null, attempts(2, "x"));

        store().remove(KEY);
        store().remove(KEY);

        assertThat(store().find(KEY)).isEmpty();
        assertThat(store().find(key("b"))).isPresent();
        assertThat(store().replace(KEY, null, attempts(1, "z"))).isTrue();
    }

    @Test
    void ofManyAtOnceThatExpectTheSameOneSucceeds() throws Exception {
        List<Boolean> first = AtOnce.call(16, i -> () -> store().replace(KEY, null, attempts(i, "x")));
        assertThat(first).containsOnlyOnce(true);

        AttemptRecord known = store().find(KEY).orElseThrow();
        List<Boolean> second = AtOnce.call(16, i -> () -> store().replace(KEY, known, attempts(100 + i, "x")));
        assertThat(second).containsOnlyOnce(true);
        assertThat(store().find(KEY)).contains(attempts(100 + second.indexOf(true), "x"));
    }
}

package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.store.TestRecords.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.Page;
import org.watchword.store.AuditStore.Filter;

/** What every {@link AuditStore} keeps. Each test begins with an empty store. */
public abstract class AuditStoreContract {

    private static final Filter ALL = new Filter(null, null, null, null);

    protected abstract AuditStore store();

    private AuditRecord add(String userId, String kind, Instant at) {
        AuditRecord row =
                new AuditRecord(TestRecords.id(), at, kind, "success", userId, null, null, null, null, null, null);
        store().add(row);
        return row;
    }

    @Test
    void rowIsFoundWithEveryField() {
        AuditRecord full = new AuditRecord(
                TestRecords.id(),
                NOW,
                "login",
                "success",
                "u",
                "a",
                "s",
                "192.0.2.7",
                "Browser/1",
                "r",
                "detail \u00e9");

        store().add(full);

        assertThat(store().find(ALL, 0, 10)).isEqualTo(new Page<>(java.util.List.of(full), 1));
    }

    @Test
    void countedRowHasAnotherDetailAndIsTheSameOtherwise() {
        AuditRecord row = add("u", "login_failed", NOW);
        AuditRecord other = add("u", "login_failed", NOW.minusMillis(1));

        store().recount(row.id(), "no such user; 4 times more within the minute");
        store().recount(TestRecords.id(), "nobody's");

        assertThat(store().find(ALL, 0, 10).rows()).extracting(AuditRecord::id).containsExactly(row.id(), other.id());
        assertThat(store().find(ALL, 0, 10).rows())
                .extracting(AuditRecord::detail)
                .containsExactly("no such user; 4 times more within the minute", null);
    }

    @Test
    void latestComesFirstPageByPage() {
        AuditRecord first = add("u", "login", NOW);
        AuditRecord second = add("u", "login", NOW.plusMillis(1));
        AuditRecord third = add("u", "login", NOW.plusMillis(2));

        assertThat(store().find(ALL, 0, 2).rows()).containsExactly(third, second);
        assertThat(store().find(ALL, 1, 2).rows()).containsExactly(first);
        assertThat(store().find(ALL, 2, 2).rows()).isEmpty();
        assertThat(store().find(ALL, 2, 2).total()).isEqualTo(3);
    }

    @Test
    void filterTakesUserKindAndTimeTogether() {
        AuditRecord wanted = add("u", "login", NOW);
        add("other", "login", NOW);
        add("u", "logout", NOW);
        add("u", "login", NOW.minusMillis(1));
        add("u", "login", NOW.plusMillis(1));

        assertThat(store().find(new Filter("u", "login", NOW, NOW.plusMillis(1)), 0, 10)
                        .rows())
                .containsExactly(wanted);
        assertThat(store().find(new Filter("u", null, null, null), 0, 10).total())
                .isEqualTo(4);
        assertThat(store().find(new Filter("a\0b", "x".repeat(5000), null, null), 0, 10)
                        .rows())
                .isEmpty();
    }

    @Test
    void oldRowsGoInBatchesAndTheOthersStay() {
        for (int i = 1; i <= 5; i++) {
            add("u", "login", NOW.minusSeconds(i));
        }
        AuditRecord kept = add("u", "login", NOW);

        assertThat(store().deleteBefore(NOW, 2)).isEqualTo(2);
        assertThat(store().deleteBefore(NOW, 2)).isEqualTo(2);
        assertThat(store().deleteBefore(NOW, 2)).isEqualTo(1);
        assertThat(store().deleteBefore(NOW, 2)).isZero();
        assertThat(store().find(ALL, 0, 10).rows()).containsExactly(kept);
    }
}

package org.watchword.store.jpa.downtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchword.store.downtime.Downtime;
import org.watchword.store.downtime.DowntimeStore;
import org.watchword.store.jpa.unit.Transactions;

/** The one row of {@code ww_downtime}. Plain SQL and no entity: its times are the database's alone. */
public final class JpaDowntimeStore implements DowntimeStore {

    /** Longest time without word of any node that is no downtime, in milliseconds. */
    private static final int UNNOTICED = 4_000;

    /** Time in milliseconds after a downtime in which a further one is part of it. */
    private static final int SAME = 60_000;

    private final Transactions transactions;
    private final Supplier<String> now;

    /** @param now gives SQL for the time of the statement in milliseconds, once the unit is open */
    public JpaDowntimeStore(Transactions transactions, Supplier<String> now) {
        this.transactions = transactions;
        this.now = now;
    }

    @Override
    public void answering() {
        update("UPDATE ww_downtime SET seen_at = " + now.get() + " WHERE id = 1");
    }

    @Override
    public void answeringAgain() {
        String time = now.get();
        String unnoticed = time + " - seen_at < " + UNNOTICED;
        update("UPDATE ww_downtime SET began_at = CASE WHEN " + unnoticed + " OR " + time + " - ended_at < " + SAME
                + " THEN began_at ELSE seen_at END, ended_at = CASE WHEN " + unnoticed + " THEN ended_at ELSE " + time
                + " END, seen_at = " + time + " WHERE id = 1");
    }

    private void update(String sql) {
        transactions.call(
                "note that it answers", em -> em.createNativeQuery(sql).executeUpdate());
    }

    @Override
    public Optional<Downtime> latest() {
        return transactions.call("look for a downtime", em -> {
            List<?> rows = em.createNativeQuery("SELECT began_at, ended_at FROM ww_downtime WHERE id = 1")
                    .getResultList();
            return rows.stream()
                    .map(row -> (Object[]) row)
                    .map(row -> new Downtime(moment(row[0]), moment(row[1])))
                    .filter(found -> found.ended().isAfter(Instant.EPOCH))
                    .findFirst();
        });
    }

    private static Instant moment(Object column) {
        return Instant.ofEpochMilli(((Number) column).longValue());
    }
}

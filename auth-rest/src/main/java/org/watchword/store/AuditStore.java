package org.watchword.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Page;

/** Port: what happened. */
public interface AuditStore {

    /** Adds a row. */
    void add(AuditRecord row);

    /**
     * Gives a row another detail, which counts what it stands for; nothing happens where there is no such row any more.
     */
    void recount(String id, String detail);

    /**
     * The rows that a filter lets through, the latest first.
     *
     * @param page from 0
     * @param size rows of a page
     */
    Page<AuditRecord> find(Filter filter, int page, int size);

    /**
     * Removes the oldest rows.
     *
     * @param at rows from before it
     * @return how many it were; fewer than {@code most} where no more are left
     */
    int deleteBefore(Instant at, int most);

    /**
     * Which rows; null lets all through.
     *
     * @param from from then on
     * @param to before then
     */
    record Filter(
            @Nullable String userId,
            @Nullable String kind,
            @Nullable Instant from,
            @Nullable Instant to) {}
}

package org.watchword.store;

import java.util.List;

/**
 * Some of the rows that were looked for.
 *
 * @param rows in the order that the search has
 * @param total how many there are in all
 */
public record Page<T>(List<T> rows, long total) {

    /** Copies the list. */
    public Page {
        rows = List.copyOf(rows);
    }

    /** The page of no rows. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), 0);
    }
}

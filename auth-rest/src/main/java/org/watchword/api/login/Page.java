package org.watchword.api.login;

import java.util.List;
import java.util.function.Function;

/**
 * Some of the rows that a search has found.
 *
 * @param rows in the order that the search has
 * @param total how many the search has found in all, counted to 10,000, or to the end of this page where that is later
 * @since 1.0
 */
public record Page<T>(List<T> rows, long total) {

    /** Copies the list. */
    public Page {
        rows = List.copyOf(rows);
    }

    /** Returns the page of no rows. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), 0);
    }

    /** Returns the page of what {@code mapper} makes of each row. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(rows.stream().<R>map(mapper).toList(), total);
    }
}

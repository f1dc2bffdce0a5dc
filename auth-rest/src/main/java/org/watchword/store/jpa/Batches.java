package org.watchword.store.jpa;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids in batches that one statement can name. */
final class Batches {

    private static final int SIZE = 500;

    private Batches() {}

    /** In one order, so that two transactions at once do not wait for each other's rows in turn. */
    static Stream<List<String>> of(List<String> ids) {
        List<String> sorted = ids.stream().sorted().distinct().toList();
        return IntStream.range(0, (sorted.size() + SIZE - 1) / SIZE)
                .mapToObj(i -> sorted.subList(i * SIZE, Math.min(sorted.size(), (i + 1) * SIZE)));
    }

    /** Positional parameters of native SQL: {@code ?5, ?6, ?7}. */
    static String parameters(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
    }
}

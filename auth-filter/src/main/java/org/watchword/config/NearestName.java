package org.watchword.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant, by the number of characters to add, drop, replace or exchange. */
final class NearestName {

    /** Of so many characters one may be wrong: with more, the guess would be no help. */
    private static final int CHARACTERS_FOR_ONE_MISTAKE = 4;

    private NearestName() {}

    /** The right name; the first in the alphabet of several that are as near. */
    static Optional<String> to(String written, Collection<String> right) {
        return right.stream()
                .filter(name -> distance(written, name)
                        <= Math.max(written.length(), name.length()) / CHARACTERS_FOR_ONE_MISTAKE)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Optimal string alignment: as Levenshtein, and two neighbours in the wrong order are one mistake. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

package org.watchword.store.jpa.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/**
 * Counts the rows that a search finds, up to a bound: nobody needs to know of 10,000,000 rows that it is not one more.
 */
public final class Count {

    /** Most rows that are counted. */
    static final int MOST = 10_000;

    private Count() {}

    /**
     * Counts rows, as far as {@value #MOST}.
     *
     * @param wanted SQL from the table on, with its parameters numbered from 1
     * @param values of the parameters
     */
    public static long of(EntityManager em, String wanted, List<?> values) {
        return upTo(MOST, em, wanted, values);
    }

    static long upTo(int most, EntityManager em, String wanted, List<?> values) {
        Query query = em.createNativeQuery(
                "SELECT COUNT(*) FROM (SELECT 1 AS found FROM " + wanted + " LIMIT " + most + ") counted");
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    /**
     * Returns the total that a page tells: at least the rows up to its end.
     *
     * @param counted as {@link #of} has it
     * @param first number of the page's first row, from 0
     * @param rows rows on the page
     */
    public static long total(long counted, long first, int rows) {
        return rows == 0 ? counted : Math.max(counted, first + rows);
    }
}

package org.watchword.store.jpa.unit;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meaning of a database's refusal, by its SQLSTATE, wherever in a chain of causes it stands. */
public final class SqlFailure {

    /**
     * Unique violation; serialization failure; deadlock (PostgreSQL's own code, H2 says 40001); H2's general error:
     * measured on 2.4.240, its table of sessions, which tells the time of a statement, cannot always be read while
     * another session begins or ends a statement.
     */
    private static final Set<String> CONTENTION = Set.of("23505", "40001", "40P01", "HY000");

    /** H2 and PostgreSQL: a lock was not had in time. */
    private static final Set<String> LOCK_TIMEOUT = Set.of("HYT00", "55P03");

    /**
     * PostgreSQL: of two that make a table at once one hears that the type of its rows is there, or that the table is.
     */
    private static final Set<String> ALREADY_THERE = Set.of("42710", "42P07");

    /** PostgreSQL; H2: not found, not found with candidates, not found in an empty database. */
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** PostgreSQL; H2. */
    private static final Set<String> NO_SUCH_COLUMN = Set.of("42703", "42S22");

    /**
     * PostgreSQL: no privilege, no schema that the user may see; H2: not enough rights, administrator rights required.
     */
    private static final Set<String> NO_RIGHT = Set.of("42501", "3F000", "90096", "90040");

    /** Deeper than any provider nests; a chain that bites its tail ends here. */
    private static final int DEPTH = 32;

    private SqlFailure() {}

    /** Another transaction was faster: the same transaction begun anew can succeed. */
    public static boolean isContention(Throwable failure) {
        return has(failure, CONTENTION);
    }

    public static boolean isLockTimeout(Throwable failure) {
        return has(failure, LOCK_TIMEOUT);
    }

    /** Returns true where what was to be made exists. */
    public static boolean isAlreadyThere(Throwable failure) {
        return has(failure, ALREADY_THERE);
    }

    public static boolean isMissingTable(Throwable failure) {
        return has(failure, NO_SUCH_TABLE);
    }

    public static boolean isMissingColumn(Throwable failure) {
        return has(failure, NO_SUCH_COLUMN);
    }

    public static boolean isMissingRight(Throwable failure) {
        return has(failure, NO_RIGHT);
    }

    private static boolean has(Throwable failure, Set<String> states) {
        @Nullable Throwable link = failure;
        for (int depth = 0; link != null && depth < DEPTH; depth++) {
            if (link instanceof SQLException sql) {
                for (SQLException one = sql; one != null; one = one.getNextException()) {
                    String state = one.getSQLState();
                    if (state != null && states.contains(state)) {
                        return true;
                    }
                }
            }
            link = link.getCause();
        }
        return false;
    }
}

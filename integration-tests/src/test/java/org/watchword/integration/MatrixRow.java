package org.watchword.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A row of docs/servers.md: what the tests of this class, or this one, show. The cell of a server is a plain yes where
 * all of them pass; a test that finds a limit of the server publishes it as a report entry {@link #LIMIT}, and the cell
 * then says so.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface MatrixRow {

    /** The key of a report entry whose value explains what the server cannot do, in one sentence, and the remedy. */
    String LIMIT = "limit";

    /**
     * The key of a report entry whose value says what does not work here, and the way around it; the cell is then a no.
     */
    String NO = "no";

    Table table();

    /** The text of the row. Rows stand in the order of their texts. */
    String value();

    enum Table {
        HOST_SHAPE,
        COMPONENT,
        DATABASE
    }
}

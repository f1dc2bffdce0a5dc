package org.watchword.integration.shape.notes;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.Dependent;

/** The host's data source, which is also ours. */
@Dependent
@DataSourceDefinition(
        name = NotesDatabase.NAME,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:notes;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "embedded")
public class NotesDatabase {

    /** Its JNDI name. */
    public static final String NAME = "java:app/jdbc/notes";
}

package org.watchword.integration.shape.persistence;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.Dependent;

/** A data source that is the host's alone. */
@Dependent
@DataSourceDefinition(
        name = OwnDatabase.NAME,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:own;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "embedded")
public class OwnDatabase {

    /** Its JNDI name. */
    public static final String NAME = "java:app/jdbc/own";
}

package org.watchword.integration.shape;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.Dependent;

/** The data source of a host that has no web.xml. The password is there because Payara does not take an empty one. */
@Dependent
@DataSourceDefinition(
        name = HostDatabase.NAME,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:shapes;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "embedded")
public class HostDatabase {

    /** Its JNDI name. */
    public static final String NAME = "java:app/jdbc/shape";
}

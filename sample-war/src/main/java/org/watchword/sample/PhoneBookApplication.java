package org.watchword.sample;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * The application and its database: H2 in a file, so that a restart loses nothing. The folder is the system property or
 * environment variable {@code phonebook.data}, by default {@code phonebook-data} in the working directory. The password
 * is no secret: the file is embedded, and whoever can read it needs none. Payara wants one that is not empty.
 */
@ApplicationPath("/api")
@DataSourceDefinition(
        name = "java:app/jdbc/phonebook",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:file:${MPCONFIG=phonebook.data:./phonebook-data}/phonebook",
        user = "sa",
        password = "embedded")
public class PhoneBookApplication extends Application {}

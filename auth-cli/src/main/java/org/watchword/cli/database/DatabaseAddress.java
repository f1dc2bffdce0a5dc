package org.watchword.cli.database;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Address of a database, and the user who asks; null stands for the driver's default. Does not print. */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Arguments are seen by every process of the machine, and stay in the history of the shell. */
    private static final Pattern PASSWORD = Pattern.compile("[?&;]\\s*(ssl)?password\\s*=", Pattern.CASE_INSENSITIVE);

    /** Says what is wrong with a URL, without any of it; null where it can be used. */
    static @Nullable String problem(String url) {
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            return "the URL must begin with " + H2 + " or " + POSTGRESQL;
        }
        if (PASSWORD.matcher(url).find()) {
            return "the URL must not have a password in it; set " + DatabaseOptions.PASSWORD_VARIABLE;
        }
        try {
            new DatabaseAddress(url, null, null).dataSource();
            return null;
        } catch (IllegalArgumentException e) {
            return "the driver cannot use the URL";
        }
    }

    /** @throws IllegalArgumentException if the driver cannot use the URL */
    DataSource dataSource() {
        return url.startsWith(H2) ? h2() : postgresql();
    }

    private DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(existing(url));
        if (user != null) {
            database.setUser(user);
        }
        if (password != null) {
            database.setPassword(password);
        }
        return database;
    }

    /**
     * H2 makes a database that is not there; a slip of the pen would leave a new one, and tell that it has no users.
     */
    private static String existing(String url) {
        return url.toUpperCase(Locale.ROOT).contains(";IFEXISTS=") ? url : url + ";IFEXISTS=TRUE";
    }

    private DataSource postgresql() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        if (user != null) {
            database.setUser(user);
        }
        if (password != null) {
            database.setPassword(password);
        }
        return database;
    }

    @Override
    public String toString() {
        return "DatabaseAddress[hidden]";
    }
}

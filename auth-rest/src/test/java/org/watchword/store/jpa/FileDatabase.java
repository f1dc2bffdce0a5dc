package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.watchword.store.jpa.schema.SchemaMode;

/** An H2 file on a disk that can be full, or that may be read only; each commit is written before it is done. */
public final class FileDatabase implements DataSource {

    private final String url;
    private volatile boolean readOnly;

    /** In this folder. */
    public FileDatabase(Path folder) {
        FullDisk.mount();
        this.url = "jdbc:h2:full:" + folder.resolve("sessions") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0";
    }

    public JpaStores open(PersistenceProvider provider) {
        return JpaStores.open(this, SchemaMode.APPLY, provider);
    }

    /** Nothing more can be written, or it can again. */
    public void full(boolean isFull) {
        FullDisk.fill(isFull);
    }

    /** From the next connection on. */
    public void readOnly(boolean isReadOnly) {
        this.readOnly = isReadOnly;
    }

    /** The first column of the first row. */
    public String read(String sql) throws SQLException {
        try (Connection connection = getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(readOnly ? url + ";ACCESS_MODE_DATA=r" : url);
        h2.setUser("sa");
        h2.setPassword("");
        return h2.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

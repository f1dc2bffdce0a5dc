package org.watchword.store.jpa;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that can be switched off, can pose as another product, and counts statements and the connections that
 * are out.
 */
public final class FaultyDataSource implements DataSource {

    private final DataSource real;
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean down;
    private volatile @Nullable String productName;

    public FaultyDataSource(DataSource real) {
        this.real = real;
    }

    public void down(boolean isDown) {
        this.down = isDown;
    }

    public void poseAs(String name) {
        this.productName = name;
    }

    public int connectionsOut() {
        return out.get();
    }

    /** How many were prepared since it was last asked. */
    public int statements() {
        return statements.getAndSet(0);
    }

    /** How many there were since it was last asked. */
    public int commits() {
        return commits.getAndSet(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLException("connection refused", "08001");
        }
        Connection connection = real.getConnection();
        out.incrementAndGet();
        return Wrapped.as(Connection.class, connection, (method, result) -> {
            if (method.equals("close")) {
                out.decrementAndGet();
            }
            if (method.equals("commit")) {
                commits.incrementAndGet();
            }
            if (method.equals("prepareStatement")) {
                statements.incrementAndGet();
            }
            return result instanceof DatabaseMetaData metaData ? pose(metaData) : result;
        });
    }

    private DatabaseMetaData pose(DatabaseMetaData metaData) {
        return Wrapped.as(
                DatabaseMetaData.class,
                metaData,
                (method, result) ->
                        method.equals("getDatabaseProductName") && productName != null ? productName : result);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
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

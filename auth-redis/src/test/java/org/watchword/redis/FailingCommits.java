package org.watchword.redis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose commits can be made to fail, after which nothing of the transaction is there. */
final class FailingCommits {

    private final DataSource real;
    private volatile boolean on;

    FailingCommits(DataSource real) {
        this.real = real;
    }

    void on(boolean fail) {
        on = fail;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result = call(real, method, arguments);
                    return result instanceof Connection connection ? wrapped(connection) : result;
                });
    }

    private Connection wrapped(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (on && method.getName().equals("commit")) {
                        connection.rollback();
                        throw new SQLException("connection lost", "08006");
                    }
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.SchemaMode;

/** What PostgreSQL answers where two nodes make the first table at one moment, which a test with real nodes meets once in a while. */
class SchemaRaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42710", "42P07"})
    void nodeThatIsRefusedTheFirstTableLooksAgain(String state) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:race" + state + ";DB_CLOSE_DELAY=-1");
        AtomicBoolean refused = new AtomicBoolean();

        new Schema(refusingOnce(h2, state, refused), Duration.ofSeconds(30)).prepare(SchemaMode.APPLY);

        assertThat(refused).isTrue();
        new Schema(h2, Duration.ofSeconds(30)).prepare(SchemaMode.VALIDATE);
    }

    private static DataSource refusingOnce(DataSource real, String state, AtomicBoolean refused) {
        return wrap(DataSource.class, real, state, refused);
    }

    /** Passes everything on, down to the statements, and refuses the first CREATE TABLE. */
    private static <T> T wrap(Class<T> type, T real, String state, AtomicBoolean refused) {
        return type.cast(Proxy.newProxyInstance(
                SchemaRaceTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")
                            && ((String) arguments[0]).startsWith("CREATE TABLE")
                            && refused.compareAndSet(false, true)) {
                        throw new SQLException("made meanwhile", state);
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (result instanceof Connection connection) {
                        return wrap(Connection.class, connection, state, refused);
                    }
                    return result instanceof Statement statement
                            ? wrap(Statement.class, statement, state, refused)
                            : result;
                }));
    }
}

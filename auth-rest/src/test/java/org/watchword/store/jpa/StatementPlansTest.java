package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.watchword.store.AuditStore;
import org.watchword.store.jpa.schema.SchemaMode;

/** Asks PostgreSQL how it would run each statement that the stores send, where the tables are large. */
class StatementPlansTest {

    /** Tables of which there is a row for a user, a login or a request; the others have a few rows in all. */
    private static final Set<String> LARGE = Set.of(
            "ww_user",
            "ww_user_role",
            "ww_user_permission",
            "ww_session",
            "ww_revocation",
            "ww_one_time_token",
            "ww_audit",
            "ww_throttle");

    private static final Pattern SCAN =
            Pattern.compile("(Seq Scan|Index Scan|Index Only Scan|Bitmap Heap Scan).* on (ww_\\w+)");

    /** The search for any part of a name or an address, which is made among few users, or with an index of parts. */
    private static final Pattern PARTS = Pattern.compile("FROM ww_user WHERE username_key LIKE");

    /** Lists of what is latest go through an index in its order, and stop when the page or the count is full. */
    private static final Pattern LATEST = Pattern.compile(
            "Index (Only )?Scan (Backward )?using (ww_session_open|ww_audit_at|ww_user_username_key\\w*) ");

    private final TestDatabase database = TestDatabase.postgres();
    private final Set<String> sent = Collections.synchronizedSet(new LinkedHashSet<>());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyStatementFindsTheRowsOfLargeTablesByAnIndex() throws SQLException {
        try (JpaStores stores = JpaStores.open(recording(), SchemaMode.APPLY, TestProviders.eclipseLink())) {
            sent.clear();
            new StoreTrial(stores).run();
            fill();
            list(stores);
        }
        List<String> statements =
                sent.stream().filter(sql -> !sql.startsWith("INSERT INTO")).toList();
        assertThat(statements).hasSizeGreaterThan(60).anyMatch(sql -> sql.contains("~>=~"));

        List<String> slow = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            run(connection, "SET plan_cache_mode = force_generic_plan");
            for (String sql : statements) {
                List<String> plan = plan(connection, sql);
                if (!PARTS.matcher(sql).find() && !withoutIndex(plan).isEmpty()) {
                    slow.add(sql + "\n" + String.join("\n", plan));
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    /** What administrators look for, where the tables are large. */
    private static void list(JpaStores stores) {
        Instant now = Instant.ofEpochMilli(1);
        assertThat(stores.directory().search("user1", 0, 10).byBeginning()).isTrue();
        stores.directory().search("", 0, 10);
        stores.sessions().findOpen(null, now, 0, 10);
        for (String user : Arrays.asList("u1", null)) {
            for (Instant from : Arrays.asList(now, null)) {
                stores.audit().find(new AuditStore.Filter(user, null, from, null), 0, 10);
            }
        }
    }

    /** As many rows as make PostgreSQL prefer an index where there is one. */
    private void fill() {
        String numbers = " FROM generate_series(1, 20000) n";
        database.run("INSERT INTO ww_user (id, username, username_key, email, email_key, password_hash, enabled,"
                + " created_at) SELECT 'u' || n, 'user' || n, 'user' || n, n || '@example.org', n || '@example.org',"
                + " '-', TRUE, n" + numbers);
        database.run("INSERT INTO ww_role (id, name, created_at) SELECT 'r' || n, 'r' || n, 0"
                + " FROM generate_series(1, 20) n");
        database.run("INSERT INTO ww_permission (id, name, created_at) SELECT 'p' || n, 'p' || n, 0"
                + " FROM generate_series(1, 20) n");
        database.run("INSERT INTO ww_user_role SELECT 'u' || n, 'r' || (n % 20 + 1)" + numbers);
        database.run("INSERT INTO ww_user_permission SELECT 'u' || n, 'p' || (n % 20 + 1)" + numbers);
        database.run("INSERT INTO ww_session (id, user_id, generation, current_hash, family_key, created_at,"
                + " rotated_at, idle_expires_at, expires_at, revoked_at) SELECT 's' || n, 'u' || (n % 5000), 0, '-',"
                + " '-', n, n, n, n, CASE WHEN n % 2 = 0 THEN n END" + numbers);
        database.run("INSERT INTO ww_revocation (kind, target, issued_before, valid_until, recorded_at)"
                + " SELECT 'session', 's' || n, 0, n, CURRENT_TIMESTAMP - n * INTERVAL '1' SECOND" + numbers);
        database.run("INSERT INTO ww_one_time_token (token_hash, purpose, user_id, created_at, expires_at)"
                + " SELECT 't' || n, 'RESET_PASSWORD', 'u' || n, n, n" + numbers);
        database.run("INSERT INTO ww_audit (id, at, kind, outcome, user_id)"
                + " SELECT 'a' || n, n, 'login', 'success', 'u' || (n % 5000)" + numbers);
        database.run("INSERT INTO ww_throttle (key_hash, failures, window_start, expires_at)"
                + " SELECT 'k' || n, 0, n, n" + numbers);
        database.run("ANALYZE");
    }

    /** The plan for values that PostgreSQL does not know yet, as for a statement that a pool keeps prepared. */
    private static List<String> plan(Connection connection, String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        StringJoiner values = new StringJoiner(", ", "(", ")");
        int parameters = 0;
        for (String part : sql.split("\\?", -1)) {
            if (parameters > 0) {
                numbered.append('$').append(parameters);
                values.add("NULL");
            }
            numbered.append(part);
            parameters++;
        }
        run(connection, "PREPARE one AS " + numbered);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "EXPLAIN (COSTS OFF) EXECUTE one" + (parameters > 1 ? values.toString() : ""))) {
            List<String> plan = new ArrayList<>();
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
            return plan;
        } finally {
            run(connection, "DEALLOCATE one");
        }
    }

    /** Returns the parts of a plan that read a large table as a whole: in its own order, or in that of an index. */
    private static List<String> withoutIndex(List<String> plan) {
        List<String> found = new ArrayList<>();
        int last = plan.size() - 1;
        if (last > 0 && plan.get(last - 1).endsWith("Limit")) {
            // The first rows, whatever they are.
            return found;
        }
        for (int i = 0; i < plan.size(); i++) {
            Matcher scan = SCAN.matcher(plan.get(i));
            if (scan.find() && LARGE.contains(scan.group(2))) {
                boolean byIndex = scan.group(1).startsWith("Bitmap") || hasCondition(plan, i + 1) || isLatest(plan, i);
                if (scan.group(1).startsWith("Seq") || !byIndex) {
                    found.add(plan.get(i));
                }
            }
        }
        return found;
    }

    private static boolean isLatest(List<String> plan, int scan) {
        return LATEST.matcher(plan.get(scan)).find()
                && plan.subList(0, scan).stream().anyMatch(line -> line.contains("Limit"));
    }

    private static boolean hasCondition(List<String> plan, int from) {
        for (int i = from; i < plan.size() && !plan.get(i).contains("->"); i++) {
            if (plan.get(i).contains("Index Cond:")) {
                return true;
            }
        }
        return false;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource recording() {
        DataSource real = database.dataSource();
        return proxy(
                DataSource.class,
                real,
                (method, arguments, result) -> method.equals("getConnection")
                        ? proxy(Connection.class, (Connection) result, (called, with, returned) -> {
                            if (called.equals("prepareStatement")) {
                                sent.add((String) with[0]);
                            }
                            return returned;
                        })
                        : result);
    }

    private interface After {
        Object call(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return after.call(method.getName(), args, method.invoke(real, args));
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}

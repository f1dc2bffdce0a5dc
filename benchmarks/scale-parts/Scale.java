import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Asks the same of a server with few users and with many, for benchmarks/scale. One client, one request after the other: what is compared is
 * what a request costs, and not how many there may be at once.
 */
public final class Scale {

    private static final int FEW = number("USERS_FEW");
    private static final int MANY = number("USERS_MANY");
    private static final int ASKED = number("ASKED");
    private static final int PER_USER = 10;
    private static final String PASSWORD = System.getenv("ISSUE_PASSWORD");
    private static final double GOAL = 1.5;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static String base;
    private static String administrator;
    private static Connection database;
    private static final Random RANDOM = new Random(1);

    private interface Request {
        void ask() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        base = "http://127.0.0.1:" + arguments[0] + "/host";
        database = DriverManager.getConnection(
                System.getenv("DATABASE"), System.getenv("DATABASE_USER"), System.getenv("DATABASE_PASSWORD"));
        ask("POST", "/api/users/2", "", null);
        run("INSERT INTO ww_role (id, name, created_at) SELECT 'admin', 'admin', 0"
                + " WHERE NOT EXISTS (SELECT 1 FROM ww_role WHERE name = 'admin')");
        run("INSERT INTO ww_user_role SELECT u.id, r.id FROM ww_user u, ww_role r"
                + " WHERE u.username = 'user0' AND r.name = 'admin'");
        administrator = field(login("user0"), "access_token");

        fill(1, FEW);
        Map<String, Spread> few = measureWarm(FEW, "ser12");
        fill(FEW + 1, MANY);
        Map<String, Spread> many = measureWarm(MANY, "guser12");
        run("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        run("CREATE INDEX ww_user_search ON ww_user USING gin"
                + " (username_key gin_trgm_ops, lower(email) gin_trgm_ops, email_key gin_trgm_ops)");
        run("VACUUM ANALYZE ww_user");
        run("CHECKPOINT");
        administrator = field(login("user0"), "access_token");
        many.put("search for a part, by trigrams", slowest(ASKED, () -> search("ser" + (100000 + RANDOM.nextInt(MANY - 100000)))));
        few.put("search for a part, by trigrams", few.get(SEARCH));

        System.out.printf(Locale.ROOT, "%n%-34s %21s %21s %13s%n", "p50, p95 in ms with", String.format(Locale.ROOT, "%,d users", FEW),
                String.format(Locale.ROOT, "%,d users", MANY), "ratios");
        boolean kept = true;
        for (Map.Entry<String, Spread> entry : many.entrySet()) {
            Spread before = few.get(entry.getKey());
            Spread after = entry.getValue();
            kept &= after.most() <= GOAL * before.most();
            System.out.printf(Locale.ROOT, "%-34s %10.2f %10.2f %10.2f %10.2f %6.2f %6.2f%n", entry.getKey(), before.half(),
                    before.most(), after.half(), after.most(), after.half() / before.half(), after.most() / before.most());
        }
        System.out.println("  goal: no ratio above " + GOAL + ", " + (kept ? "kept" : "missed"));
        System.exit(0);
    }

    private static final String SEARCH = "search for users";

    /** Twice, and the second counts: of a server that has just started, or a database that was just filled, nothing is in memory. */
    private static Map<String, Spread> measureWarm(int users, String query) throws Exception {
        measure(users, query, ASKED);
        return measure(users, query, ASKED);
    }

    private static Map<String, Spread> measure(int users, String query, int asked) throws Exception {
        Map<String, Spread> p95 = new LinkedHashMap<>();
        administrator = field(login("user0"), "access_token");
        p95.put("login, bcrypt of cost 4", slowest(asked, () -> login(any(users))));
        String[] tokens = {login(any(users))};
        p95.put("refresh", slowest(asked, () -> tokens[0] =
                ask("POST", "/auth/refresh", "{\"refresh_token\":\"" + field(tokens[0], "refresh_token") + "\"}", null)));
        String own = field(login(any(users)), "access_token");
        p95.put("list of own sessions", slowest(asked, () -> ask("GET", "/auth/sessions", null, own)));
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            sessions.add(field(login(any(users)), "refresh_token"));
        }
        p95.put("logout", slowest(asked, () -> ask(
                "POST", "/auth/logout", "{\"refresh_token\":\"" + sessions.remove(sessions.size() - 1) + "\"}", null)));
        p95.put(SEARCH, slowest(asked / 4, () -> search(query + RANDOM.nextInt(100))));
        p95.put("first page of all users", slowest(asked / 4, () -> search("")));
        p95.put("first page of all open sessions", slowest(asked / 4, () -> ask("GET", "/auth/admin/sessions", null, administrator)));
        p95.put("audit of one user since a day", slowest(asked, () -> ask(
                "GET", "/auth/admin/audit?user=g" + (1 + RANDOM.nextInt(users)) + "&from=2026-01-01T00:00:00Z", null, administrator)));
        p95.put("first page of the audit", slowest(asked / 4, () -> ask("GET", "/auth/admin/audit", null, administrator)));
        p95.put("clean-up of 500 sessions", slowest(asked / 10, Scale::expire, () -> ask("POST", "/auth/admin/clean-up", "", administrator)));
        return p95;
    }

    private static void search(String query) throws Exception {
        ask("GET", "/auth/admin/users?query=" + query, null, administrator);
    }

    private static String any(int users) {
        return "guser" + (1 + RANDOM.nextInt(users));
    }

    private static void expire() throws SQLException {
        run("UPDATE ww_session SET idle_expires_at = 1, idle_expires_day = 1 WHERE id IN"
                + " (SELECT id FROM ww_session WHERE revoked_at IS NULL AND id > 's" + RANDOM.nextInt(10) + "' ORDER BY id LIMIT 500)");
    }

    /** Users that have the password of this run, with their sessions and audit rows; the indexes are made anew after it. */
    private static void fill(int from, int to) throws SQLException {
        long begun = System.nanoTime();
        String numbers = " FROM generate_series(" + from + ", " + to + ") n";
        String now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint";
        List<String> indexes = texts("SELECT indexdef FROM pg_indexes WHERE tablename IN ('ww_session', 'ww_audit')"
                + " AND indexname NOT LIKE '%pkey'");
        for (String name : texts("SELECT indexname FROM pg_indexes WHERE tablename IN ('ww_session', 'ww_audit')"
                + " AND indexname NOT LIKE '%pkey'")) {
            run("DROP INDEX " + name);
        }
        run("INSERT INTO ww_user (id, username, username_key, email, email_key, password_hash, enabled, created_at)"
                + " SELECT 'g' || n, 'guser' || n, 'guser' || n, 'g' || n || '@example.org', 'g' || n || '@example.org',"
                + " (SELECT password_hash FROM ww_user WHERE username = 'user0'), TRUE, " + now + numbers);
        run("INSERT INTO ww_user_role SELECT 'g' || n, (SELECT id FROM ww_role WHERE name = 'user')" + numbers);
        String each = " FROM generate_series(" + ((from - 1) * (long) PER_USER + 1) + ", " + to * (long) PER_USER + ") n";
        // Of ten sessions of a user one is open, and logins were spread over the last days.
        run("INSERT INTO ww_session (id, user_id, generation, current_hash, previous_hash, nonce, family_key, created_at, rotated_at,"
                + " idle_expires_at, idle_expires_day, expires_at, revoked_at, user_agent, address) SELECT 's' || n, 'g' || (n - 1) / "
                + PER_USER + " + 1, 5, md5(n::text), md5(n::text), md5(n::text), md5(n::text), t, t, t + 1209600000, (t + 1209600000) /"
                + " 86400000 + 1, t + 7776000000, CASE WHEN n % 10 > 0 THEN t + 3600000 END, 'Mozilla/5.0', '192.0.2.1' FROM"
                + " (SELECT n, " + now + " - (n::bigint * 7919 % 80000000) AS t" + each + ") s");
        run("INSERT INTO ww_audit (id, at, kind, outcome, user_id, session_id, address, user_agent) SELECT 'a' || n, " + now
                + " - (n::bigint * 7919 % 8000000000), 'login', 'success', 'g' || (n - 1) / " + PER_USER
                + " + 1, 's' || n, '192.0.2.1', 'Mozilla/5.0'" + each);
        for (String index : indexes) {
            run(index);
        }
        run("VACUUM ANALYZE");
        run("CHECKPOINT");
        System.out.printf(Locale.ROOT, "%,d users, sessions and audit rows of %,d, %s, in %d s%n", to, to * (long) PER_USER,
                texts("SELECT pg_size_pretty(pg_database_size(current_database()))").get(0), (System.nanoTime() - begun) / 1_000_000_000);
    }

    private static Spread slowest(int times, Request request) throws Exception {
        return slowest(times, () -> {}, request);
    }

    /** Milliseconds that half of the requests take at most, and 19 of 20. */
    private record Spread(double half, double most) {}

    private static Spread slowest(int times, Request before, Request request) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            before.ask();
            long begun = System.nanoTime();
            request.ask();
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return new Spread(nanos[times / 2] / 1e6, nanos[(int) (times * 0.95)] / 1e6);
    }

    private static String login(String user) throws Exception {
        return ask("POST", "/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}", null);
    }

    private static String ask(String method, String path, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String field(String json, String name) {
        String key = "\"" + name + "\":\"";
        int begin = json.indexOf(key) + key.length();
        return json.substring(begin, json.indexOf('"', begin));
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static int number(String name) {
        return Integer.parseInt(System.getenv(name));
    }
}

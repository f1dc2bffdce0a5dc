import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Asks and measures, for benchmarks/issue. Each client has a connection of its own, which it opens anew where the server closes it, and
 * asks again as soon as it is answered. Refreshing clients carry the token of one answer into the next request.
 */
public final class Load {

    private static final int ROUNDS = number("ROUNDS", 6);
    private static final int SECONDS = number("SECONDS_EACH", 8);
    private static final int CLIENTS = number("CONNECTIONS", 16);
    private static final int STORM = number("STORM", 8);
    private static final int USERS = number("USERS", 1000);
    private static final int WARM_UP_SECONDS = number("WARM_UP_SECONDS", 5);
    private static final int WARM_UP_ROUNDS = number("WARM_UP_ROUNDS", 30);
    private static final double WARM_UP_DIFFERENCE = 0.05;
    private static final boolean REDIS = isSet("REDIS");
    private static final List<Kind> ISSUING = REDIS
            ? List.of(Kind.BARE, Kind.REFRESH, Kind.LOGIN, Kind.REDIS_REFRESH, Kind.REDIS_LOGIN)
            : List.of(Kind.BARE, Kind.REFRESH, Kind.LOGIN);
    private static final String PASSWORD = System.getenv("ISSUE_PASSWORD");

    private static int port;
    private static final AtomicInteger NEXT_USER = new AtomicInteger();
    private static final String[] REFRESH_TOKENS = new String[CLIENTS];
    private static final String[] REDIS_TOKENS = new String[CLIENTS];
    private static final String[] BARE_TOKENS = new String[CLIENTS];
    private static volatile String accessToken;

    /** What can be asked. */
    private enum Kind {
        BARE("bare servlet") {
            @Override
            byte[] request(int client) {
                return post("/bare/token", "{\"refresh_token\":\"" + BARE_TOKENS[client] + "\"}");
            }

            @Override
            void answered(int client, String body) {
                BARE_TOKENS[client] = field(body, "refresh_token");
            }
        },
        REFRESH("refresh") {
            @Override
            byte[] request(int client) {
                return post("/host/auth/refresh", "{\"refresh_token\":\"" + REFRESH_TOKENS[client] + "\"}");
            }

            @Override
            void answered(int client, String body) {
                REFRESH_TOKENS[client] = field(body, "refresh_token");
            }
        },
        LOGIN("login, bcrypt of cost 4") {
            @Override
            byte[] request(int client) {
                return login(NEXT_USER.getAndIncrement() % USERS);
            }
        },
        REDIS_REFRESH("refresh, in Redis") {
            @Override
            byte[] request(int client) {
                return post("/redis/auth/refresh", "{\"refresh_token\":\"" + REDIS_TOKENS[client] + "\"}");
            }

            @Override
            void answered(int client, String body) {
                REDIS_TOKENS[client] = field(body, "refresh_token");
            }
        },
        REDIS_LOGIN("login, in Redis") {
            @Override
            byte[] request(int client) {
                return login("redis", NEXT_USER.getAndIncrement() % USERS);
            }
        },
        PROTECTED("protected resource") {
            @Override
            byte[] request(int client) {
                return bytes("GET /host/api/ping HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + accessToken
                        + "\r\n\r\n");
            }
        };

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        abstract byte[] request(int client);

        void answered(int client, String body) {}
    }

    /** One round of one kind; milliseconds. */
    private record Round(double rate, double p50, double p99) {

        double tail() {
            return p99 / p50;
        }
    }

    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        prepare();
        warmUp(ISSUING);
        boolean good = issue();
        if (System.getenv("PROFILES") != null) {
            profile();
        }
        good &= protectedBesideStorm();
        System.exit(good ? 0 : 1);
    }

    /** The users after those that log in keep the sessions that are refreshed: too many logins of one end its oldest session. */
    private static void prepare() throws Exception {
        try (Connection connection = new Connection()) {
            connection.ask(post("/host/api/users/" + (USERS + CLIENTS + 1), ""));
            String pattern = "";
            for (int i = 0; i < CLIENTS; i++) {
                pattern = connection.ask(login(USERS + i));
                REFRESH_TOKENS[i] = field(pattern, "refresh_token");
                BARE_TOKENS[i] = i + ".";
                if (REDIS) {
                    REDIS_TOKENS[i] = field(connection.ask(login("redis", USERS + i)), "refresh_token");
                }
            }
            String setup = pattern.substring(0, pattern.length() - 1) + ",\"rows\":" + CLIENTS + "}";
            connection.ask(request("PUT", "/bare/token", setup));
            String bare = connection.ask(Kind.BARE.request(0));
            System.out.printf(
                    "answers of %d and %d characters, access tokens of %d and %d, refresh tokens of %d and %d (Watchword, bare)%n",
                    pattern.length(), bare.length(),
                    field(pattern, "access_token").length(), field(bare, "access_token").length(),
                    field(pattern, "refresh_token").length(), field(bare, "refresh_token").length());
        }
    }

    /** Until no rate has changed by much since the round before. */
    private static void warmUp(List<Kind> kinds) throws Exception {
        Map<Kind, Double> before = new EnumMap<>(Kind.class);
        for (int i = 1; i <= WARM_UP_ROUNDS; i++) {
            boolean steady = true;
            StringBuilder line = new StringBuilder("warm-up " + i + ":");
            for (Kind kind : kinds) {
                double rate = round(kind, WARM_UP_SECONDS).rate();
                Double last = before.put(kind, rate);
                steady &= last != null && Math.abs(rate / last - 1) < WARM_UP_DIFFERENCE;
                line.append(String.format(Locale.ROOT, " %s %.0f/s;", kind.title, rate));
            }
            System.out.println(line);
            if (steady) {
                return;
            }
        }
        System.out.println("The rates still change: the server is not warm, or the machine has other work.");
    }

    private static boolean issue() throws Exception {
        Map<Kind, List<Round>> rounds = new EnumMap<>(Kind.class);
        List<Kind> kinds = new ArrayList<>(ISSUING);
        for (int i = 0; i < ROUNDS; i++) {
            for (Kind kind : kinds) {
                rounds.computeIfAbsent(kind, k -> new ArrayList<>()).add(round(kind, SECONDS));
            }
            Collections.reverse(kinds);
        }
        System.out.printf(Locale.ROOT, "%n%d processors, load %.1f, %d clients, medians of %d rounds of %d s%n",
                Runtime.getRuntime().availableProcessors(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), CLIENTS,
                ROUNDS, SECONDS);
        System.out.printf("%-28s %9s %8s %8s %8s %8s%n", "", "per s", "of bare", "p50 ms", "p99 ms", "p99/p50");
        Map<Kind, Double> ratios = new EnumMap<>(Kind.class);
        Map<Kind, Double> tails = new EnumMap<>(Kind.class);
        for (Kind kind : ISSUING) {
            List<Round> own = rounds.get(kind);
            ratios.put(kind, median(pairs(own, rounds.get(Kind.BARE))));
            tails.put(kind, median(own, Round::tail));
            System.out.printf(Locale.ROOT, "%-28s %9.0f %8.2f %8.2f %8.2f %8.1f%n", kind.title, median(own, Round::rate),
                    ratios.get(kind), median(own, Round::p50), median(own, Round::p99), tails.get(kind));
        }
        return least("refresh of bare", ratios.get(Kind.REFRESH), 0.60, "LEAST_REFRESH")
                & most("refresh p99/p50", tails.get(Kind.REFRESH), 3, "MOST_TAIL")
                & least("login of bare", ratios.get(Kind.LOGIN), 0.50, "LEAST_LOGIN")
                & most("login p99/p50", tails.get(Kind.LOGIN), 3, "MOST_TAIL");
    }

    private static boolean protectedBesideStorm() throws Exception {
        List<Round> alone = new ArrayList<>();
        List<Round> storm = new ArrayList<>();
        List<Round> control = new ArrayList<>();
        List<Double> logins = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        warmUp(List.of(Kind.PROTECTED));
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(round(Kind.PROTECTED, SECONDS));
            List<Round> both = rounds(SECONDS, Kind.PROTECTED, CLIENTS, Kind.LOGIN, STORM);
            storm.add(both.get(0));
            logins.add(both.get(1).rate());
            both = rounds(SECONDS, Kind.PROTECTED, CLIENTS, Kind.BARE, STORM);
            control.add(both.get(0));
            bares.add(both.get(1).rate());
        }
        System.out.printf("%n%-44s %9s %8s %8s %8s %8s%n", "", "per s", "kept", "p50 ms", "p99 ms", "beside/s");
        protectedLine("protected resource, alone", alone, alone, List.of(0.0));
        double kept = protectedLine("the same beside " + STORM + " clients that log in", storm, alone, logins);
        protectedLine("the same beside " + STORM + " of the bare servlet", control, alone, bares);
        return least("kept beside logins", kept, 0.90, "LEAST_KEPT");
    }

    private static double protectedLine(String title, List<Round> own, List<Round> alone, List<Double> beside) {
        double kept = median(pairs(own, alone));
        System.out.printf(Locale.ROOT, "%-44s %9.0f %8.2f %8.2f %8.2f %8.0f%n", title, median(own, Round::rate), kept,
                median(own, Round::p50), median(own, Round::p99), median(beside));
        return kept;
    }

    /** False where the environment sets a bound and the value is below. */
    private static boolean least(String what, double value, double goal, String bound) {
        double limit = limit(bound, goal);
        return judged(what, value, "at least", limit, value >= limit) || !isSet(bound);
    }

    /** False where the environment sets a bound and the value is beyond. */
    private static boolean most(String what, double value, double goal, String bound) {
        double limit = limit(bound, goal);
        return judged(what, value, "at most", limit, value <= limit) || !isSet(bound);
    }

    private static boolean judged(String what, double value, String direction, double limit, boolean holds) {
        System.out.printf(Locale.ROOT, "  %s: %.2f, goal %s %.2f, %s%n", what, value, direction, limit, holds ? "kept" : "missed");
        return holds;
    }

    private static double limit(String bound, double goal) {
        return isSet(bound) ? Double.parseDouble(System.getenv(bound)) : goal;
    }

    private static boolean isSet(String name) {
        String set = System.getenv(name);
        return set != null && !set.isEmpty();
    }

    /** Records the server, in rounds of their own, so that no measured one is disturbed; while it is warm from those. */
    private static void profile() throws Exception {
        String server = System.getenv("SERVER");
        command("jcmd", server, "JFR.configure", "stackdepth=256");
        for (Kind kind : ISSUING) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            String file = System.getenv("PROFILES") + "/" + name + ".jfr";
            round(kind, WARM_UP_SECONDS);
            command("jcmd", server, "JFR.start", "name=" + name, "settings=profile");
            double rate = round(kind, 2 * SECONDS).rate();
            command("jcmd", server, "JFR.stop", "name=" + name, "filename=" + file);
            // The command itself does not tell by its status.
            if (!Files.exists(Path.of(file))) {
                throw new IOException(file + " was not written");
            }
            System.out.printf(Locale.ROOT, "recorded %s at %.0f/s: %s%n", kind.title, rate, file);
        }
    }

    private static void command(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + output);
        }
    }

    private static Round round(Kind kind, int seconds) throws Exception {
        return rounds(seconds, kind, CLIENTS, null, 0).get(0);
    }

    private static List<Round> rounds(int seconds, Kind kind, int clients, Kind beside, int besideClients) throws Exception {
        if (kind == Kind.PROTECTED) {
            try (Connection connection = new Connection()) {
                accessToken = field(connection.ask(login(USERS + CLIENTS)), "access_token");
            }
        }
        List<Client> asking = new ArrayList<>();
        IntStream.range(0, clients).forEach(i -> asking.add(new Client(kind, i)));
        IntStream.range(0, besideClients).forEach(i -> asking.add(new Client(beside, i)));
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Client client : asking) {
            client.start = start;
            client.seconds = seconds;
            Thread thread = new Thread(client);
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        for (Client client : asking) {
            if (client.failure != null) {
                System.err.println(client.kind.title + ": " + client.failure);
                System.exit(1);
            }
        }
        List<Round> result = new ArrayList<>();
        result.add(Load.summary(asking.subList(0, clients)));
        if (beside != null) {
            result.add(Load.summary(asking.subList(clients, asking.size())));
        }
        return result;
    }

    private static Round summary(List<Client> clients) {
        double rate = 0;
        int count = 0;
        for (Client client : clients) {
            rate += client.count / (client.took / 1e9);
            count += client.count;
        }
        long[] all = new long[count];
        int at = 0;
        for (Client client : clients) {
            System.arraycopy(client.nanos, 0, all, at, client.count);
            at += client.count;
        }
        Arrays.sort(all);
        return new Round(rate, all[count / 2] / 1e6, all[(int) (count * 0.99)] / 1e6);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return median(rounds.stream().mapToDouble(value).boxed().toList());
    }

    private static List<Double> pairs(List<Round> rounds, List<Round> others) {
        return IntStream.range(0, rounds.size())
                .mapToObj(i -> rounds.get(i).rate() / others.get(i).rate())
                .toList();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static byte[] login(int user) {
        return login("host", user);
    }

    private static byte[] login(String war, int user) {
        return post("/" + war + "/auth/login", "{\"username\":\"user" + user + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    private static byte[] post(String path, String body) {
        return request("POST", path, body);
    }

    private static byte[] request(String method, String path, String body) {
        return bytes(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A text of the outermost object; none of ours has anything escaped. */
    private static String field(String json, String name) {
        String key = "\"" + name + "\":\"";
        int begin = json.indexOf(key);
        if (begin < 0) {
            throw new IllegalStateException("no " + name + " in an answer");
        }
        begin += key.length();
        return json.substring(begin, json.indexOf('"', begin));
    }

    private static int number(String name, int usual) {
        return isSet(name) ? Integer.parseInt(System.getenv(name)) : usual;
    }

    /** Asks one thing after the other, until the time is over. */
    private static final class Client implements Runnable {

        private final Kind kind;
        private final int number;
        private CountDownLatch start;
        private int seconds;
        private long[] nanos = new long[1024];
        private int count;
        private long took;
        private Exception failure;

        Client(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }

        @Override
        public void run() {
            try (Connection connection = new Connection()) {
                start.await();
                long begun = System.nanoTime();
                long end = begun + seconds * 1_000_000_000L;
                long now = begun;
                while (now < end) {
                    String body = connection.ask(kind.request(number));
                    long answered = System.nanoTime();
                    kind.answered(number, body);
                    if (count == nanos.length) {
                        nanos = Arrays.copyOf(nanos, 2 * count);
                    }
                    nanos[count++] = answered - now;
                    now = answered;
                }
                took = now - begun;
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    /** HTTP/1.1, as much of it as this needs. */
    private static final class Connection implements AutoCloseable {

        private static final int PATIENCE = 60_000;

        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private final byte[] buffer = new byte[16_384];
        private int at;
        private int filled;
        private boolean used;

        Connection() throws IOException {
            open();
        }

        private void open() throws IOException {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
            in = socket.getInputStream();
            out = socket.getOutputStream();
            at = 0;
            filled = 0;
            used = false;
        }

        /** Returns the body of an answer of the 200s, and throws at any other. */
        String ask(byte[] request) throws IOException {
            String first;
            try {
                out.write(request);
                first = line();
            } catch (EOFException | SocketException e) {
                if (!used) {
                    throw e;
                }
                // Closed by the server after the answer before.
                close();
                open();
                out.write(request);
                first = line();
            }
            used = true;
            int length = 0;
            boolean chunked = false;
            boolean last = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String header = line.toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).trim());
                } else if (header.startsWith("transfer-encoding:")) {
                    chunked = header.contains("chunked");
                } else if (header.startsWith("connection:")) {
                    last = header.contains("close");
                }
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
            if (chunked) {
                for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                    read(size, body);
                    line();
                }
                line();
            } else {
                read(length, body);
            }
            if (last) {
                close();
                open();
            }
            String text = body.toString(StandardCharsets.ISO_8859_1);
            if (!first.startsWith("HTTP/1.1 2")) {
                throw new IOException(first + ": " + text);
            }
            return text;
        }

        private void read(int length, ByteArrayOutputStream body) throws IOException {
            int missing = length;
            while (missing > 0) {
                fill();
                int part = Math.min(missing, filled - at);
                body.write(buffer, at, part);
                at += part;
                missing -= part;
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            while (true) {
                fill();
                byte next = buffer[at++];
                if (next == '\n') {
                    return line.toString();
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
        }

        private void fill() throws IOException {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    throw new EOFException("closed by the server");
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

package org.watchword.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeLookupTest {

    /** SHA-1: 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8. */
    private static final String PASSWORD = "password";

    private static final String REST = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private Consumer<HttpExchange> answer = exchange -> {};
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            answer.accept(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI ranges() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/range/");
    }

    private boolean found(Duration patience) {
        return new RangeLookup(ranges(), patience).contains(PASSWORD);
    }

    private boolean found(String body) {
        answer = exchange -> send(exchange, 200, body);
        return found(PATIENCE);
    }

    private static void send(HttpExchange exchange, int status, String body) {
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheFirstFiveDigitsAreSent() {
        found("");

        assertThat(asked).containsExactly("GET /range/5BAA6");
    }

    @Test
    void passwordIsBreachedWhereTheAnswerHasTheRest() {
        assertThat(found("003D68EB55068C33ACE09247EE4C639306B:3\r\n" + REST + ":9659365\r\n"))
                .isTrue();
        assertThat(found(REST.toLowerCase(java.util.Locale.ROOT) + ":1")).isTrue();
        assertThat(found("003D68EB55068C33ACE09247EE4C639306B:3\r\n")).isFalse();
        assertThat(found("")).isFalse();
    }

    @Test
    void byteOrderMarkBeforeTheFirstLineIsNoPartOfIt() {
        assertThat(found("\uFEFF" + REST + ":3\r\n")).isTrue();
    }

    @Test
    void linesThatOnlyPadTheAnswerCountForNothing() {
        assertThat(found(REST + ":0\r\n")).isFalse();
        assertThat(found(REST + "0:5\r\nX" + REST + ":5\r\n")).isFalse();
    }

    @Test
    void serviceThatAnswersOtherwiseKeepsNobodyFromANewPassword() {
        for (int status : new int[] {301, 404, 429, 500, 503}) {
            answer = exchange -> {
                exchange.getResponseHeaders().add("Location", "/other/");
                send(exchange, status, REST + ":5");
            };
            assertThat(found(PATIENCE)).as("status " + status).isFalse();
        }
        assertThat(asked).as("nothing is followed").containsOnly("GET /range/5BAA6");
        assertThat(found("<html>\0" + "x".repeat(100_000))).isFalse();
    }

    @Test
    void answerThatIsTooLongIsNotRead() {
        assertThat(found("x".repeat(2_000_000) + "\n" + REST + ":5\n")).isFalse();
    }

    @Test
    void serviceThatDoesNotAnswerInTimeKeepsNobodyFromANewPassword() {
        answer = exchange -> await();
        long begun = System.nanoTime();

        assertThat(found(Duration.ofMillis(200))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void serviceThatIsNotThereKeepsNobodyFromANewPassword() throws IOException {
        int nobodysPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodysPort = socket.getLocalPort();
        }

        assertThat(new RangeLookup(URI.create("http://127.0.0.1:" + nobodysPort + "/range/"), PATIENCE)
                        .contains(PASSWORD))
                .isFalse();
        assertThat(new RangeLookup(URI.create("http://no-such-host.invalid/range/"), PATIENCE).contains(PASSWORD))
                .isFalse();
    }
}

package org.watchword.key.remote;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.watchword.key.KeyRing;
import org.watchword.key.PublicJwkSet;

/** An issuer on this machine that answers what it is told to, and counts who asks. */
public final class TestIssuer implements AutoCloseable {

    /** Method and target of every request that came. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ThreadGroup group = new ThreadGroup("issuer");
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(group, work));
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile HttpHandler answer = exchange -> {};

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            answer.handle(exchange);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** From now on this. */
    public void answers(HttpHandler handler) {
        answer = handler;
    }

    public void answers(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** From now on the public keys of this ring. */
    public void publishes(KeyRing ring) {
        answers(200, PublicJwkSet.of(jakarta.json.spi.JsonProvider.provider(), ring));
    }

    /** Answers nothing until this issuer is closed, or the time has passed. */
    public void hold(long millis) {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Whether it is one of this server's threads. */
    public boolean owns(Thread thread) {
        return thread.getThreadGroup() == group || thread.getName().startsWith("HTTP-Dispatcher");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

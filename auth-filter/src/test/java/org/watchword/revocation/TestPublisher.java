package org.watchword.revocation;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.watchword.key.remote.TestIssuer;

/** Publishes revocations over HTTP; its cursor is the number of entries that were given. */
final class TestPublisher implements AutoCloseable {

    /** What each request asked for: its query, its token, and the version that it has. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final TestIssuer server = new TestIssuer();
    private final List<String> entries = new ArrayList<>();
    private int part = 1000;
    private boolean packs;
    private int status = 200;

    TestPublisher() {
        server.answers(this::answer);
    }

    String url() {
        return server.url().replace("/jwks.json", "/auth/revocations");
    }

    TestIssuer server() {
        return server;
    }

    synchronized void end(String session, Instant until) {
        entries.add("{\"session\":\"" + session + "\",\"until\":\"" + until + "\"}");
    }

    synchronized void refuse(String user, Instant issuedBefore, Instant until) {
        entries.add("{\"user\":\"" + user + "\",\"issued_before\":\"" + issuedBefore + "\",\"until\":\"" + until
                + "\",\"unknown\":[null]}");
    }

    synchronized void parts(int size) {
        part = size;
    }

    synchronized void packs() {
        packs = true;
    }

    synchronized void status(int code) {
        status = code;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String has = exchange.getRequestHeaders().getFirst("If-None-Match");
        asked.add((query == null ? "" : query) + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + (has == null ? "" : " " + has));
        String version = "W/\"" + entries.size() + "\"";
        if (status != 200 || version.equals(has)) {
            exchange.sendResponseHeaders(status == 200 ? 304 : status, -1);
            return;
        }
        int from = query == null ? 0 : Integer.parseInt(query.replace("after=", ""));
        int to = Math.min(entries.size(), from + part);
        byte[] body = ("{\"revocations\":[" + String.join(",", entries.subList(from, to)) + "],\"next\":\"" + to
                        + "\",\"more\":" + (to < entries.size()) + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", version);
        if (packs) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
                stream.write(body);
            }
            body = packed.toByteArray();
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
    }
}

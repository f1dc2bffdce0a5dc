package org.watchword.integration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** A client of one deployment. Sends what it is told to and follows nothing. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String base;

    /**
     * The context root is said here, and only host and port are taken from the adapter: Payara's reads what the server
     * prints, and where it reads before all of it is there, its URL has no context root.
     *
     * @param application the context root without its slash; empty for {@code /}
     */
    Client(URL server, String application) {
        this.base =
                server.getProtocol() + "://" + server.getAuthority() + (application.isEmpty() ? "" : "/" + application);
    }

    URI uri(String path) {
        return URI.create(base + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        return send(request, StandardCharsets.UTF_8);
    }

    /** One character for each byte of the body, whatever its content type says. */
    Answer sendForBytes(HttpRequest.Builder request) {
        return send(request, StandardCharsets.ISO_8859_1);
    }

    private static Answer send(HttpRequest.Builder request, Charset charset) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString(charset)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer get(String path, String accessToken) {
        return send(request(path).header("Authorization", "Bearer " + accessToken));
    }

    Answer post(String path, BodyPublisher body, String contentType) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    Answer post(String path, String json) {
        return post(path, BodyPublishers.ofString(json), "application/json");
    }

    /** A call without a body, as this caller. */
    Answer postAs(String path, String accessToken) {
        return send(
                request(path).header("Authorization", "Bearer " + accessToken).POST(BodyPublishers.noBody()));
    }

    /** Any method with a JSON body, as this caller; an empty text is no body. */
    Answer callAs(String accessToken, String method, String path, String json) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + accessToken);
        return json.isEmpty()
                ? send(request.method(method, BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    Answer login(String username, String password) {
        return post("/auth/login", credentials(username, password));
    }

    Answer refresh(String refreshToken) {
        return post("/auth/refresh", refreshBody(refreshToken));
    }

    static String credentials(String username, String password) {
        return json("username", username, "password", password);
    }

    static String refreshBody(String refreshToken) {
        return json("refresh_token", refreshToken);
    }

    /** A new user with this name; every user of the tests has the same password. */
    TestUser user(String username, Set<String> roles, Set<String> permissions) {
        JsonObject user = Json.createObjectBuilder()
                .add("username", username)
                .add("email", username + "@example.org")
                .add("full_name", "The " + username)
                .add("password", TestUser.PASSWORD)
                .add("roles", Json.createArrayBuilder(roles))
                .add("permissions", Json.createArrayBuilder(permissions))
                .build();
        post("/api/fixture/users", user.toString()).is(201);
        return new TestUser(username, this);
    }

    private static String json(String... members) {
        var object = Json.createObjectBuilder();
        for (int i = 0; i < members.length; i += 2) {
            object.add(members[i], members[i + 1]);
        }
        return object.build().toString();
    }
}

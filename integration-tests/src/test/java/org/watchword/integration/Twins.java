package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * One host twice: with our jars, and as it was without them.
 *
 * @param host with our jars
 * @param control without
 */
record Twins(Client host, Client control) {

    /** A GET of each path is answered alike, to the byte. */
    void answerAlike(String... paths) {
        for (String path : paths) {
            answerAlike("GET", path, "");
        }
    }

    /** A call is answered alike: status, the headers that say what the answer is, and every byte of the body. */
    void answerAlike(String method, String path, String body) {
        Answer expected = control.send(call(control, method, path, body));
        Answer actual = host.send(call(host, method, path, body));

        String call = method + " " + path;
        assertThat(actual.status()).as(call + ": " + actual.body()).isEqualTo(expected.status());
        for (String name : List.of("Content-Type", "Allow", "Location", "WWW-Authenticate", "Cache-Control")) {
            assertThat(actual.headers().allValues(name))
                    .as(call + " " + name)
                    .isEqualTo(expected.headers().allValues(name));
        }
        assertThat(named(actual, host)).as(call).isEqualTo(named(expected, control));
    }

    private static HttpRequest.Builder call(Client client, String method, String path, String body) {
        HttpRequest.Builder request = client.request(path);
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "text/plain").method(method, BodyPublishers.ofString(body));
    }

    /** Servers name the application in their own pages, and where it is; the twins differ in that only. */
    private static String named(Answer answer, Client client) {
        return answer.body()
                .replace(client.uri("").getAuthority(), "server")
                .replace(client.uri("").getPath(), "/twin");
    }
}

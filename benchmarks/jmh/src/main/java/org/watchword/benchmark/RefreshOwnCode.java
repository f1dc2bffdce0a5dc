package org.watchword.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.watchword.http.Answer;
import org.watchword.key.KeySettings;
import org.watchword.start.login.TestNode;

/**
 * Times what a refresh costs beside the database and the server: from the servlet's call to the answer, on stores in
 * memory, signed with HS256, which is next to nothing. The request is a proxy of the tests, so that a server's own
 * takes less.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RefreshOwnCode {

    private static final String PASSWORD = "correct horse battery";

    private final TestNode node = new TestNode();
    private String refreshToken;

    @Setup
    public void logIn() {
        node.start(KeySettings.KEY_SECRET.name(), "a secret of the benchmark, of more than 32 bytes");
        node.user("ada", PASSWORD);
        Answer login = node.answer(
                node.request("POST", "/auth/login").json("{\"username\":\"ada\",\"password\":\"" + PASSWORD + "\"}"));
        refreshToken = refreshToken(login);
    }

    @Benchmark
    public Object refresh() {
        // No limit of requests is reached, and no session expires in a run.
        node.clock.pass(Duration.ofMillis(100));
        Answer answer =
                node.answer(node.request("POST", "/auth/refresh").json("{\"refresh_token\":\"" + refreshToken + "\"}"));
        refreshToken = refreshToken(answer);
        return answer;
    }

    private static String refreshToken(Answer answer) {
        String body = answer.body();
        String name = "\"refresh_token\":\"";
        int begin = body.indexOf(name) + name.length();
        if (begin < name.length()) {
            throw new IllegalStateException(answer.status() + " " + body);
        }
        return body.substring(begin, body.indexOf('"', begin));
    }
}

package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.login.Watchword;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.revocation.RevocationRecord;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;

class RevocationEndpointsTest {

    private final TestNode node = new TestNode();
    private String service;

    @BeforeEach
    void start() {
        node.start();
        service = serviceWith("revocations:read");
    }

    private String serviceWith(String permission) {
        return Watchword.of(node.context)
                .tokens()
                .forService("orders")
                .permission(permission)
                .validFor(Duration.ofHours(24))
                .issue();
    }

    private TestRequest request(String query) {
        TestRequest request = node.request("GET", "/auth/revocations").bearer(service);
        return query.isEmpty() ? request : request.query(query);
    }

    private Answer all() {
        return node.answer(request(""));
    }

    private Answer after(Answer earlier) {
        return node.answer(request("after=" + json(earlier).getString("next")));
    }

    private RevocationRecord.OfSession ended() {
        RevocationRecord.OfSession entry = new RevocationRecord.OfSession(
                UUID.randomUUID().toString(), node.clock.instant().plus(Duration.ofMinutes(17)));
        node.stores.revocations().record(entry);
        return entry;
    }

    private static List<String> sessions(Answer answer) {
        return json(answer).getJsonArray("revocations").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("session", ""))
                .toList();
    }

    @Test
    void withoutACursorEverythingComesThatStillMatters() {
        RevocationRecord.OfSession session = ended();
        Instant now = node.clock.instant();
        node.stores.revocations().record(new RevocationRecord.OfUser("ada", now, now.plusSeconds(60)));

        Answer answer = all();

        assertThat(answer.status()).isEqualTo(200);
        List<JsonObject> entries = json(answer).getJsonArray("revocations").getValuesAs(JsonObject.class);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).getString("session")).isEqualTo(session.sessionId());
        assertThat(entries.get(0).getString("until")).isEqualTo(session.until().toString());
        assertThat(entries.get(1).getString("user")).isEqualTo("ada");
        assertThat(entries.get(1).getString("issued_before")).isEqualTo(now.toString());
        assertThat(json(answer).getBoolean("more")).isFalse();
    }

    @Test
    void whatHasRunOutForAnHourIsLeftOut() {
        ended();
        node.clock.pass(Duration.ofMinutes(17).plusHours(1));

        assertThat(sessions(all())).isEmpty();
    }

    @Test
    void afterACursorComesWhatIsNewAndTheMinuteBeforeAgain() {
        RevocationRecord.OfSession old = ended();
        node.clock.pass(Duration.ofSeconds(30));
        Answer first = all();
        node.clock.pass(Duration.ofSeconds(40));
        RevocationRecord.OfSession fresh = ended();

        Answer second = after(first);
        assertThat(sessions(second)).containsExactlyInAnyOrder(old.sessionId(), fresh.sessionId());

        node.clock.pass(Duration.ofSeconds(61));
        Answer third = after(second);
        assertThat(sessions(third)).containsExactly(fresh.sessionId());
        node.clock.pass(Duration.ofSeconds(1));
        assertThat(sessions(after(third))).isEmpty();
    }

    @Test
    void logoutIsInTheListWithTheAnswer() {
        node.user("ada", TwoNodes.PASSWORD, Set.of("user"));
        Answer login = TwoNodes.login(node, "ada");
        Answer before = all();

        node.answer(node.request("POST", "/auth/logout")
                .json("{\"refresh_token\":\"" + json(login).getString("refresh_token") + "\"}"));

        assertThat(sessions(after(before))).hasSize(1);
    }

    @Test
    void sameEntriesAre304AndOthersAreNot() {
        ended();
        Answer first = all();
        String tag = first.headers().get("ETag");
        node.clock.pass(Duration.ofSeconds(5));

        Answer same = node.answer(request("").header("If-None-Match", "\"other\", " + tag));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isNull();
        assertThat(same.headers()).containsEntry("ETag", tag).containsEntry("Cache-Control", "private, no-cache");

        ended();
        assertThat(node.answer(request("").header("If-None-Match", tag)).status())
                .isEqualTo(200);
    }

    @Test
    void longAnswersAreCompressedForThoseWhoTakeIt() {
        for (int i = 0; i < 20; i++) {
            ended();
        }

        Answer packed = node.answer(request("").header("Accept-Encoding", "br, gzip;q=0.5"));
        assertThat(packed.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(sessions(packed)).hasSize(20);
        assertThat(node.answer(request("").header("Accept-Encoding", "gzip;q=0"))
                        .headers())
                .doesNotContainKey("Content-Encoding");
        assertThat(all().headers()).doesNotContainKey("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "x", "MSA", "1%201", "MSAxNzY0NTI1MDM3MDAwIA==", "%00"})
    void whatIsNoCursorIsRefusedWithAReason(String cursor) {
        Answer answer = node.answer(request("after=" + cursor));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getJsonObject("error").getJsonObject("fields").getString("after"))
                .isEqualTo("must be the next of an earlier answer");
    }

    @Test
    void onlyThoseWithThePermissionReadThem() {
        node.user("root", TwoNodes.PASSWORD);
        String admin = TwoNodes.access(TwoNodes.login(node, "root"));

        assertThat(node.answer(node.request("GET", "/auth/revocations")).status())
                .isEqualTo(401);
        Answer refused = node.answer(node.request("GET", "/auth/revocations").bearer(admin));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(reason(refused)).isNotBlank();
        service = serviceWith("revocations:write");
        assertThat(all().status()).isEqualTo(403);
    }

    @Test
    void withoutADatabaseItIs503() {
        all();
        node.database(true);

        assertThat(all().status()).isEqualTo(503);
    }
}

package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.start.login.TestNode;

class KeyEndpointsTest {

    private static final String PASSWORD = "violet otter 2718 runs";

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final TestNode node = new TestNode(stores, clock);

    private String administrator(String... settings) {
        node.start(settings);
        node.user("root", PASSWORD, Set.of("admin"));
        return login(node);
    }

    private static String login(TestNode node) {
        return json(node.answer(node.request("POST", "/auth/login")
                        .json("{\"username\":\"root\",\"password\":\"" + PASSWORD + "\"}")))
                .getString("access_token");
    }

    private static Answer call(TestNode node, String method, String path, String token) {
        return node.answer(node.request(method, "/auth/admin/keys" + path).bearer(token));
    }

    private Answer revoke(String kid, String token) {
        TestRequest request = node.request("POST", "/auth/admin/keys/revoke").json("{\"kid\":\"" + kid + "\"}");
        return node.answer(request.bearer(token));
    }

    private List<JsonObject> keys(String token) {
        return json(call(node, "GET", "", token)).getJsonArray("keys").getValuesAs(JsonObject.class);
    }

    private String kid(int place) {
        return stores.signingKeys().all().get(place).kid();
    }

    private List<String> published() {
        return json(node.answer(node.request("GET", "/auth/jwks.json")))
                .getJsonArray("keys")
                .getValuesAs(key -> key.asJsonObject().getString("kid"));
    }

    private static int status(TestNode node, String token) {
        return node.answer(node.request("GET", "/auth/me").bearer(token)).status();
    }

    @Test
    void nextKeyIsMadeOnceAndPublishedAtOnceAndTheListTellsWhenItSigns() {
        String root = administrator();

        Answer first = call(node, "POST", "/rotate", root);
        Answer second = call(node, "POST", "/rotate", root);

        assertThat(first.status()).isEqualTo(201);
        assertThat(json(first).getString("kid")).isEqualTo(kid(1));
        assertThat(json(first).getString("signs_from")).isEqualTo("2026-03-02T10:15:30.123Z");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(published()).containsExactly(kid(0), kid(1));
        assertThat(json(node.answer(node.request("GET", "/auth/status").bearer(root)))
                        .getJsonArray("notes")
                        .toString())
                .contains("the signing key " + kid(1) + " is published, and signs from 2026-03-02T10:15:30.123Z");
        List<JsonObject> keys = keys(root);
        assertThat(keys).extracting(key -> key.getString("state")).containsExactly("signing", "published");
        assertThat(keys.get(0).keySet())
                .containsExactlyInAnyOrder("kid", "algorithm", "state", "created_at", "signs_from", "verifies_until");
        assertThat(keys.get(0).getString("verifies_until")).isEqualTo("2026-03-03T11:15:30.123Z");
        assertThat(keys.get(1).isNull("verifies_until")).isTrue();
    }

    @Test
    void tokensOfARevokedKeyAreRefusedOnBothNodesAndTheSessionGetsOnesOfTheSuccessor() {
        String root = administrator();
        TestNode other = new TestNode(stores, clock);
        other.start();
        assertThat(List.of(status(node, root), status(other, root))).containsOnly(200);

        Answer answer = revoke(kid(0), root);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).getString("successor")).isEqualTo(kid(1));
        assertThat(status(node, root)).isEqualTo(401);
        clock.pass(Duration.ofSeconds(10));
        assertThat(status(other, root)).isEqualTo(401);
        String again = login(node);
        assertThat(List.of(status(node, again), status(other, again))).containsOnly(200);
        assertThat(published()).containsExactly(kid(1));
        assertThat(revoke(kid(0), again).body()).as("revoked before").contains("\"successor\":null");
    }

    @Test
    void unknownKeyIs404AndABodyWithoutOneIs400() {
        String root = administrator();

        assertThat(reason(revoke("nobody", root))).isEqualTo("key_not_found");
        assertThat(reason(node.answer(node.request("POST", "/auth/admin/keys/revoke")
                        .json("{\"key\":\"x\"}")
                        .bearer(root))))
                .isEqualTo("invalid_fields");
        assertThat(stores.signingKeys().all()).hasSize(1);
    }

    @Test
    void onlyAdministratorsGetThrough() {
        administrator();
        node.user("ada", "purple badger 3141 sits", Set.of("user"));
        String ada = json(node.answer(node.request("POST", "/auth/login")
                        .json("{\"username\":\"ada\",\"password\":\"purple badger 3141 sits\"}")))
                .getString("access_token");

        assertThat(call(node, "GET", "", ada).status()).isEqualTo(403);
        assertThat(call(node, "POST", "/rotate", ada).status()).isEqualTo(403);
        assertThat(revoke(kid(0), ada).status()).isEqualTo(403);
        assertThat(stores.signingKeys().all()).hasSize(1);
    }

    @Test
    void keysOfTheSettingsAreNotRotatedHere() {
        String root = administrator("watchword.key.secret", "a secret of more than thirty-two bytes");

        for (Answer answer :
                List.of(call(node, "GET", "", root), call(node, "POST", "/rotate", root), revoke("any", root))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(reason(answer)).isEqualTo("keys_not_generated");
        }
    }

    @Test
    void nodeThatCannotOpenTheKeysAnyMoreChangesNoneAndAnswers503() {
        String root = administrator();
        TestNode sealing = new TestNode(stores, clock);
        sealing.start(
                "watchword.key.encryption-key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "watchword.key.unsealed",
                "accept");

        Answer answer = call(node, "POST", "/rotate", root);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("keys_unavailable");
        assertThat(stores.signingKeys().all()).hasSize(1);
        assertThat(status(sealing, root)).isEqualTo(200);
    }
}

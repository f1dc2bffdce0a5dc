package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.TestNode;
import org.watchword.start.TwoNodes;

/** No token with a right that was taken is good after it, at whatever moment of the change it was issued, and the other way round. */
class TakenRightsTest {

    private final TestNode node = new TestNode();
    private String admin;
    private String user;
    private Answer login;

    @BeforeEach
    void logIn() {
        node.start("watchword.revocation.poll", "PT5M", "watchword.throttle.enabled", "false");
        node.user("root", TwoNodes.PASSWORD);
        user = node.user("ada", TwoNodes.PASSWORD, Set.of("user", "auditor"));
        admin = TwoNodes.access(TwoNodes.login(node, "root"));
        node.answer(
                node.request("POST", "/auth/admin/permissions").bearer(admin).json("{\"name\":\"audit:read\"}"));
        change("PUT /auth/admin/roles/auditor/permissions/audit:read");
        node.clock.pass(Duration.ofSeconds(3));
        login = TwoNodes.login(node, "ada");
    }

    private void change(String act) {
        String path = act.substring(act.indexOf(' ') + 1).replace("{user}", user);
        TestRequest request = node.request(act.substring(0, act.indexOf(' ')), path);
        assertThat(node.answer(request.bearer(admin)).status()).isEqualTo(204);
    }

    /** Something else happens before each call of the store, a second later each time. */
    private void meanwhile(Runnable something) {
        boolean[] within = {false};
        node.stores.beforeEachCall(() -> {
            if (!within[0]) {
                within[0] = true;
                node.clock.pass(Duration.ofSeconds(1));
                something.run();
                within[0] = false;
            }
        });
    }

    private void assertThatNothingIsLeft(String access, String right) {
        String claims = new String(
                Base64.getUrlDecoder().decode(access.substring(access.indexOf('.') + 1, access.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        int status = TwoNodes.me(node, access).status();
        assertThat(status == 200 && claims.contains("\"" + right + "\""))
                .as(claims)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /auth/admin/users/{user}/roles/auditor",
                "DELETE /auth/admin/users/{user}",
                "POST /auth/admin/users/{user}/disable",
                "DELETE /auth/admin/roles/auditor",
                "DELETE /auth/admin/roles/auditor/permissions/audit:read",
                "DELETE /auth/admin/permissions/audit:read"
            })
    void refreshWhileARightIsTakenGivesNothingThatKeepsIt(String act) {
        List<String> given = new ArrayList<>(List.of(TwoNodes.access(login)));
        String[] refresh = {TwoNodes.refresh(login)};
        meanwhile(() -> {
            Answer answer = TwoNodes.refresh(node, refresh[0]);
            if (answer.status() == 200) {
                refresh[0] = TwoNodes.refresh(answer);
                given.add(TwoNodes.access(answer));
            }
        });

        change(act);

        node.stores.beforeEachCall(() -> {});
        assertThat(given).hasSizeGreaterThan(1);
        given.forEach(token -> assertThatNothingIsLeft(token, "audit:read"));
    }

    @Test
    void loginDuringWhichARoleIsTakenGivesNothingThatKeepsIt() {
        for (int call = 1; call <= 12; call++) {
            AtomicInteger calls = new AtomicInteger();
            int when = call;
            change("PUT /auth/admin/users/{user}/roles/auditor");
            node.clock.pass(Duration.ofSeconds(3));
            meanwhile(() -> {
                if (calls.incrementAndGet() == when) {
                    change("DELETE /auth/admin/users/{user}/roles/auditor");
                }
            });

            Answer answer = TwoNodes.login(node, "ada");

            node.stores.beforeEachCall(() -> {});
            assertThat(answer.status()).isEqualTo(200);
            if (calls.get() < when) {
                change("DELETE /auth/admin/users/{user}/roles/auditor");
            }
            assertThatNothingIsLeft(TwoNodes.access(answer), "auditor");
        }
    }

    @Test
    void tokenThatIsIssuedRightAfterTheChangesIsGoodAtOnce() {
        change("DELETE /auth/admin/users/{user}/roles/auditor");
        Answer between = TwoNodes.refresh(node, TwoNodes.refresh(login));
        assertThat(TwoNodes.me(node, TwoNodes.access(between)).status()).isEqualTo(200);

        change("DELETE /auth/admin/users/{user}/permissions/phones:write");

        assertThat(TwoNodes.me(node, TwoNodes.access(between)).status()).isEqualTo(401);
        Answer after = TwoNodes.refresh(node, TwoNodes.refresh(between));
        assertThat(TwoNodes.me(node, TwoNodes.access(after)).status()).isEqualTo(200);
    }
}

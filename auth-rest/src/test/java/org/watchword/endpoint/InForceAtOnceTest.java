package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;

/**
 * What an administrator takes is gone on this node with the answer: it does not wait until it next reads what others
 * have recorded.
 */
class InForceAtOnceTest {

    private final TestNode node = new TestNode();
    private String admin;
    private String user;
    private Answer login;

    @BeforeEach
    void logIn() {
        node.start("watchword.revocation.poll", "PT5M");
        node.user("root", TwoNodes.PASSWORD);
        user = node.user("ada", TwoNodes.PASSWORD, Set.of("user", "auditor"));
        admin = TwoNodes.access(TwoNodes.login(node, "root"));
        login = TwoNodes.login(node, "ada");
        assertThat(TwoNodes.me(node, TwoNodes.access(login)).status()).isEqualTo(200);
        // Tokens tell their time in whole seconds; of the same second all would be refused anyway.
        node.clock.pass(Duration.ofSeconds(1));
    }

    private void isTaken(String method, String path) {
        assertThat(node.answer(node.request(method, "/auth/admin/users/" + user + path)
                                .bearer(admin))
                        .status())
                .isEqualTo(204);

        assertThat(reason(TwoNodes.me(node, TwoNodes.access(login)))).isEqualTo("token_revoked");
    }

    @Test
    void roleThatIsTaken() {
        isTaken("DELETE", "/roles/auditor");

        node.clock.pass(Duration.ofSeconds(1));
        Answer refreshed = TwoNodes.refresh(node, TwoNodes.refresh(login));
        assertThat(TwoNodes.me(node, TwoNodes.access(refreshed)).status()).isEqualTo(200);
    }

    @Test
    void permissionThatIsTaken() {
        isTaken("DELETE", "/permissions/phones:write");
    }

    @Test
    void userWhoIsDisabled() {
        isTaken("POST", "/disable");
    }

    @Test
    void sessionsThatAreEnded() {
        isTaken("POST", "/end-sessions");
    }

    @Test
    void userWhoIsRemoved() {
        isTaken("DELETE", "");
    }
}

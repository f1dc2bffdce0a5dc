package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.http.TestAnswers;
import org.watchword.start.login.TestNode;

/** Who takes the lock from an account that strangers have put on it. */
class AccountLockTest {

    private static final String PASSWORD = "correct horse";

    private final TestNode node = new TestNode();

    private Answer login(String address, String name, String password) {
        return node.answer(node.request("POST", "/auth/login")
                .from(address)
                .json("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}"));
    }

    private void lock() {
        for (int i = 1; i <= 3; i++) {
            login("198.51.100." + i, "ada", "guess " + i);
        }
        assertThat(login("203.0.113.1", "ada", PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void administratorDoes() {
        node.start("watchword.lockout.failures", "3");
        node.user("root", PASSWORD, Set.of("admin"));
        String ada = node.user("ada", PASSWORD, Set.of("user"));
        String root = TestAnswers.json(login("192.0.2.9", "root", PASSWORD)).getString("access_token");
        lock();

        assertThat(node.answer(node.request("POST", "/auth/admin/users/" + ada + "/unlock")
                                .bearer(root))
                        .status())
                .isEqualTo(204);

        assertThat(login("203.0.113.1", "ada", PASSWORD).status()).isEqualTo(200);
        assertThat(node.answer(node.request("POST", "/auth/admin/users/nobody/unlock")
                                .bearer(root))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void ownerDoesWhoSetsANewPasswordByMail() throws Exception {
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try {
            node.start(
                    "watchword.lockout.failures",
                    "3",
                    "watchword.mail.host",
                    "127.0.0.1",
                    "watchword.mail.port",
                    Integer.toString(mail.getSmtp().getPort()),
                    "watchword.mail.tls",
                    "none",
                    "watchword.mail.from",
                    "shop@example.org");
            node.user("ada", PASSWORD, Set.of("user"));
            lock();

            node.answer(node.request("POST", "/auth/password/forgot").json("{\"email\":\"ada@example.org\"}"));
            String token = mail.getReceivedMessages()[0]
                    .getContent()
                    .toString()
                    .replaceAll("(?s).*?\\R([A-Za-z0-9_-]{43})\\R.*", "$1");
            assertThat(node.answer(node.request("POST", "/auth/password/reset")
                                    .json("{\"token\":\"" + token + "\",\"new_password\":\"violet otter 2718\"}"))
                            .status())
                    .isEqualTo(204);

            assertThat(login("203.0.113.1", "ada", "violet otter 2718").status())
                    .isEqualTo(200);
        } finally {
            mail.stop();
        }
    }
}

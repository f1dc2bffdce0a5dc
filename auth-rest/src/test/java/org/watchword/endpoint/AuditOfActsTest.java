package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** Each act leaves the event that docs/operations.md names, and who did it. */
class AuditOfActsTest {

    private static final String PASSWORD = "violet otter 2718 runs";
    private static final String NEW_PASSWORD = "purple badger 3141 sits";

    private final TestNode node = new TestNode();
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Set<String> seen = new HashSet<>();
    private String rootId;
    private String root;

    @BeforeEach
    void start() {
        mail.start();
        node.start(
                "watchword.register",
                "open",
                "watchword.mail.host",
                "127.0.0.1",
                "watchword.mail.port",
                Integer.toString(mail.getSmtp().getPort()),
                "watchword.mail.tls",
                "none",
                "watchword.mail.from",
                "shop@example.org");
        rootId = node.user("root", PASSWORD, Set.of("admin"));
        root = login("root", PASSWORD);
        happened();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private String login(String name, String password) {
        Answer answer = call("POST", "/auth/login", "{'username':'" + name + "','password':'" + password + "'}", null);
        return json(answer).getString("access_token");
    }

    private Answer call(String method, String path, String body, String token) {
        TestRequest request = node.request(method, path);
        if (body != null) {
            request.json(body.replace('\'', '"'));
        }
        Answer answer = node.answer(token == null ? request : request.bearer(token));
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isIn(200, 201, 204);
        return answer;
    }

    private void admin(String method, String path, String body) {
        call(method, "/auth/admin" + path, body, root);
    }

    /** The new rows, as kind, and by whom where that is said. */
    private List<AuditRecord> rows() {
        return node.stores.audit().find(new AuditStore.Filter(null, null, null, null), 0, 100).rows().stream()
                .filter(row -> seen.add(row.id()))
                .toList();
    }

    private List<String> happened() {
        return rows().stream().map(AuditRecord::kind).toList();
    }

    private void administratorDid(String kind) {
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(kind);
            assertThat(row.outcome()).isEqualTo("success");
            assertThat(row.actorId()).isEqualTo(rootId);
            assertThat(row.address()).isNotNull();
        });
    }

    private String mailedToken() throws Exception {
        MimeMessage[] all = mail.getReceivedMessages();
        Matcher token = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})\\s*$")
                .matcher(all[all.length - 1].getContent().toString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void ofAdministrators() {
        String ada = node.user("ada", PASSWORD, Set.of("user"));
        String user = "/users/" + ada;

        admin("POST", "/roles", "{'name':'clerk','description':'of the desk'}");
        administratorDid("role_created");
        admin("POST", "/permissions", "{'name':'phones:read','description':'reads'}");
        administratorDid("permission_created");
        admin("PUT", "/roles/clerk/permissions/phones:read", null);
        administratorDid("role_permission_granted");
        admin("DELETE", "/roles/clerk/permissions/phones:read", null);
        administratorDid("role_permission_taken");
        admin("PUT", user + "/roles/clerk", null);
        administratorDid("role_granted");
        admin("DELETE", user + "/roles/clerk", null);
        administratorDid("role_taken");
        admin("PUT", user + "/permissions/phones:read", null);
        administratorDid("permission_granted");
        admin("DELETE", user + "/permissions/phones:read", null);
        administratorDid("permission_taken");
        admin("DELETE", "/permissions/phones:read", null);
        administratorDid("permission_deleted");
        admin("DELETE", "/roles/clerk", null);
        administratorDid("role_deleted");
        admin("POST", user + "/unlock", null);
        administratorDid("user_unlocked");
        admin("POST", user + "/end-sessions", null);
        administratorDid("sessions_ended");
        admin("POST", user + "/disable", null);
        administratorDid("user_disabled");
        admin("POST", user + "/enable", null);
        administratorDid("user_enabled");
        admin("POST", "/users", "{'email':'kate@example.org'}");
        administratorDid("user_invited");
        admin("POST", "/clean-up", null);
        administratorDid("cleaned_up");
        admin("POST", "/keys/rotate", null);
        assertThat(rows()).anySatisfy(row -> {
            assertThat(row.kind()).isEqualTo("key_rotated");
            assertThat(row.actorId()).isEqualTo(rootId);
        });
        admin("DELETE", user, null);
        administratorDid("user_deleted");
    }

    @Test
    void ofUsers() throws Exception {
        call(
                "POST",
                "/auth/register",
                "{'username':'ada','email':'ada@example.org','password':'" + PASSWORD + "'}",
                null);
        assertThat(happened()).containsExactly("registered");
        String access = login("ada", PASSWORD);
        assertThat(happened()).containsExactly("login");
        call("POST", "/auth/email/verify/send", null, access);
        assertThat(happened()).containsExactly("email_verification_requested");
        call("POST", "/auth/email/verify", "{'token':'" + mailedToken() + "'}", null);
        assertThat(happened()).containsExactly("email_verified");
        call("PATCH", "/auth/me", "{'full_name':'Ada L'}", access);
        assertThat(happened()).containsExactly("account_changed");
        call("PATCH", "/auth/me", "{'email':'ada@new.example','password':'" + PASSWORD + "'}", access);
        assertThat(happened()).containsExactly("email_change_requested");
        call("POST", "/auth/email/verify", "{'token':'" + mailedToken() + "'}", null);
        assertThat(happened()).containsExactly("email_changed");
        call("POST", "/auth/password/forgot", "{'email':'ada@new.example'}", null);
        assertThat(happened()).containsExactly("password_reset_requested");
        call(
                "POST",
                "/auth/password/reset",
                "{'token':'" + mailedToken() + "','new_password':'" + NEW_PASSWORD + "'}",
                null);
        assertThat(happened()).containsExactly("password_reset");
        node.clock.pass(Duration.ofSeconds(1));
        String again = login("ada", NEW_PASSWORD);
        call(
                "POST",
                "/auth/password",
                "{'current_password':'" + NEW_PASSWORD + "','new_password':'" + PASSWORD + "'}",
                again);
        assertThat(happened()).containsExactlyInAnyOrder("login", "password_changed");
        call("POST", "/auth/logout-all", null, again);
        assertThat(happened()).containsExactly("logout_all");
        node.clock.pass(Duration.ofSeconds(1));
        String last = login("ada", PASSWORD);
        call("POST", "/auth/me/delete", "{'password':'" + PASSWORD + "'}", last);
        assertThat(happened()).containsExactlyInAnyOrder("login", "account_deleted");
    }
}

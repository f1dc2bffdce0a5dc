package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.start.login.TestNode;
import org.watchword.store.UserRecord;

/** Whom administrators invite, with a real SMTP server. */
class InvitationTest {

    private static final String PASSWORD = "violet otter 2718 runs";
    private static final String ANNA = "{'email':'Anna@example.org'}";

    private final TestNode node = new TestNode();
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private String rootId;
    private String root;

    @BeforeEach
    void startMail() {
        mail.start();
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    private void start(String mode) {
        node.start(
                "watchword.register", mode,
                "watchword.register.roles", "member",
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.port", Integer.toString(mail.getSmtp().getPort()),
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org");
        administrator();
    }

    private void administrator() {
        rootId = node.user("root", PASSWORD, Set.of("admin"));
        root = json(login("root", PASSWORD)).getString("access_token");
    }

    private Answer post(String path, String json) {
        return node.answer(node.request("POST", path).json(json.replace('\'', '"')));
    }

    private Answer invite(String json) {
        return node.answer(
                node.request("POST", "/auth/admin/users").bearer(root).json(json.replace('\'', '"')));
    }

    private String invited(String json) {
        Answer answer = invite(json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return json(answer).getString("user_id");
    }

    private Answer accept(String invitation, String name, String password) {
        return post(
                "/auth/register",
                "{'invitation':'" + invitation + "','username':'" + name + "','password':'" + password + "'}");
    }

    private Answer login(String name, String password) {
        return post("/auth/login", "{'username':'" + name + "','password':'" + password + "'}");
    }

    private UserRecord user(String id) {
        return node.stores.users().findById(id).orElseThrow();
    }

    private JsonObject latest(String event) {
        return json(node.answer(
                        node.request("GET", "/auth/admin/audit").bearer(root).query("event=" + event)))
                .getJsonArray("events")
                .getJsonObject(0);
    }

    private String lastToken() throws Exception {
        MimeMessage[] all = mail.getReceivedMessages();
        Matcher token = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})\\s*$")
                .matcher(all[all.length - 1].getContent().toString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void whoIsInvitedTakesTheAccountWithItsRolesAndAVerifiedAddress() throws Exception {
        start("invitation");
        String id = invited("{'email':'Anna@example.org','roles':['admin'],'full_name':'Anna A'}");
        MimeMessage sent = mail.getReceivedMessages()[0];
        assertThat(sent.getSubject()).isEqualTo("You are invited");
        assertThat(sent.getAllRecipients()[0]).hasToString("Anna@example.org");
        assertThat(sent.getContent().toString()).contains("before 2026-03-08 10:15 UTC");

        Answer accepted = accept(lastToken(), "anna", PASSWORD);

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(json(accepted).getString("user_id")).isEqualTo(id);
        assertThat(login("anna", PASSWORD).status()).isEqualTo(200);
        assertThat(user(id).roles()).containsExactly("admin");
        assertThat(user(id).fullName()).isEqualTo("Anna A");
        assertThat(node.stores.hasVerifiedEmail(id)).isTrue();
        JsonObject event = latest("user_invited");
        assertThat(event.getString("actor")).isEqualTo(rootId);
        assertThat(event.getString("user")).isEqualTo(id);
        assertThat(latest("invitation_accepted").getString("user")).isEqualTo(id);
        assertThat(reason(accept(lastToken(), "anna2", PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(latest("registration_refused").getString("detail")).isEqualTo("no such invitation");
    }

    @Test
    void untilThenNobodyLogsInAndNoPasswordIsSent() throws Exception {
        start("invitation");
        String id = invited(ANNA);

        Answer invitee = login("anna@example.org", PASSWORD);
        Answer nobody = login("nobody@example.org", PASSWORD);
        assertThat(invitee.status()).isEqualTo(401);
        assertThat(reason(invitee)).isEqualTo(reason(nobody));
        assertThat(user(id).roles()).containsExactly("member");
        assertThat(user(id).passwordHash()).startsWith("$2");
        assertThat(post("/auth/password/forgot", ANNA).status()).isEqualTo(204);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoIsInvitedToAdministerIsNotYetTheOneWhoMayBeLeftAlone() {
        start("invitation");
        invited("{'email':'anna@example.org','roles':['admin']}");

        Answer answer = node.answer(
                node.request("DELETE", "/auth/admin/users/" + rootId).bearer(root));

        assertThat(reason(answer)).isEqualTo("last_administrator");
    }

    @Test
    void secondInvitationMakesTheFirstWorthless() throws Exception {
        start("invitation");
        String id = invited(ANNA);
        String first = lastToken();

        assertThat(invited("{'email':'anna@example.org','roles':['admin']}")).isEqualTo(id);

        assertThat(reason(accept(first, "anna", PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(accept(lastToken(), "anna", PASSWORD).status()).isEqualTo(201);
        assertThat(user(id).roles()).containsExactly("admin");
        node.clock.pass(Duration.ofSeconds(1));
        Answer taken = invite(ANNA);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(reason(taken)).isEqualTo("email_taken");
        assertThat(latest("user_invited").getString("outcome")).isEqualTo("failure");
    }

    @Test
    void refusedNameOrPasswordLeavesTheInvitationGood() throws Exception {
        start("invitation");
        invited(ANNA);
        String token = lastToken();

        Answer taken = accept(token, "ROOT", PASSWORD);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(reason(taken)).isEqualTo("username_taken");
        assertThat(reason(accept(token, "anna", "anna@example.org"))).isEqualTo("password_refused");
        assertThat(reason(accept(token, "a@b", PASSWORD))).isEqualTo("invalid_fields");

        assertThat(accept(token, "anna", PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void invitationIsGoodForSevenDaysAndThenTheAccountIsRemoved() throws Exception {
        start("invitation");
        String late = invited(ANNA);
        String token = lastToken();
        node.clock.pass(Duration.ofDays(7).minusSeconds(1));
        root = json(login("root", PASSWORD)).getString("access_token");
        String waiting = invited("{'email':'bob@example.org'}");
        node.clock.pass(Duration.ofSeconds(1));

        assertThat(reason(accept(token, "anna", PASSWORD))).isEqualTo("one_time_token_invalid");
        node.clock.pass(Duration.ofHours(1).plusSeconds(1));
        login("root", PASSWORD);

        assertThat(node.stores.users().findById(late)).isEmpty();
        assertThat(node.stores.users().findById(waiting)).isPresent();
    }

    @Test
    void invitationIsTakenBackByDisablingOrRemovingTheAccount() throws Exception {
        start("invitation");
        String anna = invited(ANNA);
        String toAnna = lastToken();
        String bob = invited("{'email':'bob@example.org'}");
        String toBob = lastToken();

        node.answer(
                node.request("POST", "/auth/admin/users/" + anna + "/disable").bearer(root));
        node.answer(node.request("DELETE", "/auth/admin/users/" + bob).bearer(root));

        assertThat(reason(accept(toAnna, "anna", PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(reason(accept(toBob, "bob", PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(latest("user_disabled").getString("user")).isEqualTo(anna);
    }

    @Test
    void whatCannotBeInvitedIsNamed() {
        start("invitation");

        for (String body : new String[] {
            "{}",
            "{'email':'nowhere'}",
            "{'email':'a@example.org','roles':'admin'}",
            "{'email':'a@example.org','roles':['admin',1]}",
            "{'email':'a@example.org','roles':['']}",
            "{'email':'a@example.org','roles':['nothing']}",
            "{'email':'a@example.org','full_name':'a\\nb'}",
            "{'email':'a@example.org','username':'anna'}"
        }) {
            assertThat(reason(invite(body))).as(body).isEqualTo("invalid_fields");
        }
        assertThat(node.stores.users().findByUsername("a@example.org")).isEmpty();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void onlyAdministratorsInvite() {
        start("invitation");
        node.user("ada", PASSWORD, Set.of("member"));
        String ada = json(login("ada", PASSWORD)).getString("access_token");

        assertThat(post("/auth/admin/users", ANNA).status()).isEqualTo(401);
        Answer refused = node.answer(
                node.request("POST", "/auth/admin/users").bearer(ada).json("{\"email\":\"anna@example.org\"}"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void whoIsNotInvitedMayRegisterWhereItIsOpenOnly() throws Exception {
        start("invitation");
        Answer refused =
                post("/auth/register", "{'username':'eve','email':'eve@example.org','password':'" + PASSWORD + "'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(reason(refused)).isEqualTo("invitation_needed");
        node.stop();

        start("open");
        invited(ANNA);
        assertThat(accept(lastToken(), "anna", PASSWORD).status()).isEqualTo(201);
        assertThat(post("/auth/register", "{'username':'eve','email':'eve@example.org','password':'" + PASSWORD + "'}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whereNobodyCanBeInvitedTheReasonIsSaid() {
        node.start();
        administrator();
        assertThat(reason(invite(ANNA))).isEqualTo("registration_off");
        assertThat(accept("x", "anna", PASSWORD).status()).isEqualTo(404);
        node.stop();

        TestNode withoutMail = new TestNode();
        withoutMail.start("watchword.register", "open");
        withoutMail.user("root", PASSWORD, Set.of("admin"));
        JsonObject tokens = json(withoutMail.answer(withoutMail
                .request("POST", "/auth/login")
                .json("{\"username\":\"root\",\"password\":\"" + PASSWORD + "\"}")));
        assertThat(reason(withoutMail.answer(withoutMail
                        .request("POST", "/auth/admin/users")
                        .bearer(tokens.getString("access_token"))
                        .json("{\"email\":\"anna@example.org\"}"))))
                .isEqualTo("mail_off");
    }

    @Test
    void invitationsWithoutMailStopTheStart() {
        assertThatThrownBy(() -> node.start("watchword.register", "invitation"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.register=invitation needs mail")
                .hasMessageContaining("watchword.mail.host");
        assertThat(node.closings.get()).isEqualTo(node.openings.get());
    }

    @Test
    void databaseThatIsDownIs503() {
        start("invitation");
        node.database(true);

        assertThat(accept("x", "anna", PASSWORD).status()).isEqualTo(503);
    }
}

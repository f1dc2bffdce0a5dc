package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registration, and what goes by mail, with a real SMTP server. */
@Tag("payara")
@ServerTest
class RegistrationIT {

    private static final MailServer MAIL = new MailServer();
    private static final String VERIFY = "Confirm your e-mail address";
    private static final String RESET = "Set a new password";
    private static final String INVITED = "You are invited";
    private static final String TAKEN = "You have an account already";
    private static final String CHANGED = "Your password was changed";
    private static final String PASSWORD = "violet otter 2718 runs";
    private static final String NEW_PASSWORD = "purple badger 3141 sits";

    @ArquillianResource
    @OperateOnDeployment("registration")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("registration-off")
    private URL offBase;

    @ArquillianResource
    @OperateOnDeployment("registration-invited")
    private URL invitedBase;

    private Client client;

    @Deployment(name = "registration", testable = false)
    static WebArchive host() {
        return withMail("registration")
                .with("watchword.register", "open")
                .with("watchword.throttle.enabled", "true")
                .build();
    }

    @Deployment(name = "registration-invited", testable = false)
    static WebArchive invited() {
        return withMail("registration-invited")
                .withAdministrator()
                .with("watchword.register", "invitation")
                .build();
    }

    private static HostWar withMail(String name) {
        return HostWar.named(name)
                .with("watchword.mail.host", "127.0.0.1")
                .with("watchword.mail.port", MAIL.port())
                .with("watchword.mail.tls", "none")
                .with("watchword.mail.from", "shop@example.org")
                .with("watchword.mail.link", "https://shop.example/account");
    }

    @Deployment(name = "registration-off", testable = false)
    static WebArchive off() {
        return HostWar.named("registration-off").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "registration");
    }

    private static String body(String name, String email, String more) {
        return "{\"username\":\"" + name + "\",\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"" + more
                + "}";
    }

    private Answer register(String name, String email) {
        return client.post("/auth/register", body(name, email, ""));
    }

    private Answer reset(String token, String password) {
        return client.post(
                "/auth/password/reset", "{\"token\":\"" + token + "\",\"new_password\":\"" + password + "\"}");
    }

    private Answer forgot(String email) {
        return client.post("/auth/password/forgot", "{\"email\":\"" + email + "\"}");
    }

    @Test
    void whoRegistersCanLogInWithTheRolesOfTheSettingsAndNoOthers() {
        String id = client.post(
                        "/auth/register",
                        body(
                                "cara",
                                "cara@example.org",
                                ",\"full_name\":\"Cara C\",\"roles\":[\"admin\"],\"id\":\"1\""))
                .is(201)
                .text("user_id");

        Tokens tokens = Tokens.of(client.login("CARA", PASSWORD).is(200));
        Answer me = client.get("/auth/me", tokens.access()).is(200);
        assertThat(me.text("id")).isEqualTo(id);
        assertThat(me.text("full_name")).isEqualTo("Cara C");
        assertThat(me.json().getJsonArray("roles").toString()).isEqualTo("[\"user\"]");
    }

    @Test
    void takenNameIsSaidAndTakenAddressOnlyItsOwnerHears() {
        register("dora", "dora@example.org").is(201);

        register("Dora", "other@example.org").isFailure(409, "username_taken");
        Answer taken = register("dora2", "DORA@example.org").is(201);
        assertThat(taken.text("user_id")).hasSize(36);

        assertThat(MAIL.awaitMails("dora@example.org", TAKEN, 1).get(0)).contains("Hello dora@example.org,");
        Tokens second = Tokens.of(client.login("dora2", PASSWORD).is(200));
        assertThat(client.get("/auth/me", second.access()).is(200).text("email"))
                .as("as if it were free")
                .isEqualTo("DORA@example.org");
        forgot("dora@example.org").is(204);
        reset(MailServer.token(MAIL.awaitMails("dora@example.org", RESET, 1).get(0)), NEW_PASSWORD)
                .is(204);
        client.login("dora", NEW_PASSWORD).is(200);
        client.login("dora2", PASSWORD).is(200);
    }

    @Test
    void addressIsVerifiedByTheMailOnce() {
        register("emma", "emma@example.org").is(201);
        String mail = MAIL.awaitMails("emma@example.org", VERIFY, 1).get(0);
        assertThat(mail).contains("https://shop.example/account#verify=");
        String body = "{\"token\":\"" + MailServer.token(mail) + "\"}";

        client.post("/auth/email/verify", body).is(204);
        client.post("/auth/email/verify", body).isFailure(400, "one_time_token_invalid");
        client.post("/auth/password/reset", body.replace("}", ",\"new_password\":\"" + NEW_PASSWORD + "\"}"))
                .isFailure(400, "one_time_token_invalid");
    }

    @Test
    void forgottenPasswordIsSetAnewOnceAndEverySessionEnds() {
        register("fay", "fay@example.org").is(201);
        Tokens before = Tokens.of(client.login("fay", PASSWORD).is(200));
        forgot("FAY@example.org").is(204);
        String token =
                MailServer.token(MAIL.awaitMails("fay@example.org", RESET, 1).get(0));

        reset(token, "fay").isFailure(400, "password_refused");
        reset(token, NEW_PASSWORD).is(204);
        reset(token, PASSWORD).isFailure(400, "one_time_token_invalid");

        client.login("fay", PASSWORD).isFailure(401, "invalid_credentials");
        client.get("/auth/me", before.access()).refusesToken("token_revoked");
        client.refresh(before.refresh()).isFailure(401, "session_ended");
        client.login("fay", NEW_PASSWORD).is(200);
        assertThat(MAIL.awaitMails("fay@example.org", CHANGED, 1)).hasSize(1);
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        register("gwen", "gwen@example.org").is(201);

        Answer known = forgot("gwen@example.org").is(204);
        Answer unknown = forgot("nobody@example.org").is(204);

        assertThat(unknown.body()).isEqualTo(known.body());
        MAIL.awaitMails("gwen@example.org", RESET, 1);
        assertThat(MAIL.mails("nobody@example.org", RESET)).isEmpty();
    }

    @Test
    void secondMailMakesTheFirstOneWorthless() {
        register("hana", "hana@example.org").is(201);
        forgot("hana@example.org").is(204);
        String first =
                MailServer.token(MAIL.awaitMails("hana@example.org", RESET, 1).get(0));
        forgot("hana@example.org").is(204);
        List<String> both = MAIL.awaitMails("hana@example.org", RESET, 2);
        String second = both.stream()
                .map(MailServer::token)
                .filter(token -> !token.equals(first))
                .findFirst()
                .orElseThrow();

        reset(first, NEW_PASSWORD).isFailure(400, "one_time_token_invalid");
        reset(second, NEW_PASSWORD).is(204);
    }

    @Test
    void confirmationIsSentAgainAndThenNoMore() {
        register("jane", "jane@example.org").is(201);
        Tokens tokens = Tokens.of(client.login("jane", PASSWORD).is(200));
        client.callAs(tokens.access(), "POST", "/auth/email/verify/send", "").is(204);
        // Two mails on their way at once may overtake each other, and only the last token is good.
        List<String> before = MAIL.awaitMails("jane@example.org", VERIFY, 2);
        client.callAs(tokens.access(), "POST", "/auth/email/verify/send", "").is(204);
        String last = MAIL.awaitMails("jane@example.org", VERIFY, 3).stream()
                .filter(mail -> !before.contains(mail))
                .findFirst()
                .orElseThrow();
        client.callAs(tokens.access(), "POST", "/auth/email/verify/send", "").is(204);
        forgot("jane@example.org").is(204);
        client.post("/auth/email/verify", "{\"token\":\"" + MailServer.token(last) + "\"}")
                .is(204);

        client.callAs(
                        tokens.access(),
                        "POST",
                        "/auth/password",
                        "{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"" + NEW_PASSWORD + "\"}")
                .is(200);

        MAIL.awaitMails("jane@example.org", CHANGED, 1);
        assertThat(MAIL.mails("jane@example.org", VERIFY)).hasSize(3);
        assertThat(MAIL.awaitMails("jane@example.org", RESET, 1))
                .as("counted by themselves")
                .hasSize(1);
    }

    @Test
    void whoIsInvitedTakesTheAccount() {
        Client invited = new Client(invitedBase, "registration-invited");
        Tokens admin = TestUser.administrator(invited).login();
        invited.post("/auth/register", body("kate", "kate@example.org", "")).isFailure(403, "invitation_needed");
        String invitation = "{\"email\":\"kate@example.org\",\"roles\":[\"admin\"]}";
        String id = invited.callAs(admin.access(), "POST", "/auth/admin/users", invitation)
                .is(201)
                .text("user_id");
        String first =
                MailServer.token(MAIL.awaitMails("kate@example.org", INVITED, 1).get(0));
        invited.callAs(admin.access(), "POST", "/auth/admin/users", invitation).is(201);
        String second = MAIL.awaitMails("kate@example.org", INVITED, 2).stream()
                .map(MailServer::token)
                .filter(token -> !token.equals(first))
                .findFirst()
                .orElseThrow();
        invited.login("kate@example.org", PASSWORD).isFailure(401, "invalid_credentials");

        accept(invited, first, "kate").isFailure(400, "one_time_token_invalid");
        accept(invited, second, TestUser.ADMINISTRATOR).isFailure(409, "username_taken");
        assertThat(accept(invited, second, "kate").is(201).text("user_id")).isEqualTo(id);
        accept(invited, second, "kate2").isFailure(400, "one_time_token_invalid");

        Tokens kate = Tokens.of(invited.login("kate", PASSWORD).is(200));
        assertThat(invited.get("/auth/me", kate.access()).is(200).text("email")).isEqualTo("kate@example.org");
        invited.get("/auth/admin/users", kate.access()).is(200);
        invited.callAs(admin.access(), "POST", "/auth/admin/users", invitation).isFailure(409, "email_taken");
    }

    private static Answer accept(Client client, String invitation, String name) {
        return client.post(
                "/auth/register",
                "{\"invitation\":\"" + invitation + "\",\"username\":\"" + name + "\",\"password\":\"" + PASSWORD
                        + "\"}");
    }

    @Test
    void fieldsThatCannotBeUsedAreNamedTogether() {
        Answer answer = client.post(
                        "/auth/register",
                        "{\"username\":\"a b\",\"email\":\"nowhere\",\"password\":\"\",\"full_name\":\"x\\ny\"}")
                .isFailure(400, "invalid_fields");

        assertThat(answer.json().getJsonObject("error").getJsonObject("fields").keySet())
                .containsExactlyInAnyOrder("username", "email", "password", "full_name");
        client.post("/auth/register", body("iris", "iris@example.org\\r\\nBcc: eve@example.org", ""))
                .isFailure(400, "invalid_fields");
    }

    @Test
    void withoutTheSettingsNothingOfThisIsThere() {
        Client off = new Client(offBase, "registration-off");
        for (String path :
                List.of("/auth/register", "/auth/password/forgot", "/auth/password/reset", "/auth/email/verify")) {
            // By GET, since the default servlets of some servers have their own answer to a POST.
            off.get(path).is(404);
        }
        off.login("nobody", PASSWORD).isFailure(401, "invalid_credentials");
    }
}

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** Registration and recovery, with a real SMTP server. */
class RegistrationTest {

    private static final String PASSWORD = "violet otter 2718 runs";
    private static final String NEW_PASSWORD = "purple badger 3141 sits";

    private final TestNode node = new TestNode();
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void startMail() {
        mail.start();
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    private void start(String... more) {
        String[] settings = {
            "watchword.register", "open",
            "watchword.mail.host", "127.0.0.1",
            "watchword.mail.port", Integer.toString(mail.getSmtp().getPort()),
            "watchword.mail.tls", "none",
            "watchword.mail.from", "shop@example.org"
        };
        String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        node.start(all);
    }

    private Answer post(String path, String json) {
        return node.answer(node.request("POST", path).json(json.replace('\'', '"')));
    }

    private Answer register(String name, String email, String password) {
        return post(
                "/auth/register", "{'username':'" + name + "','email':'" + email + "','password':'" + password + "'}");
    }

    private Answer login(String name, String password) {
        return post("/auth/login", "{'username':'" + name + "','password':'" + password + "'}");
    }

    private Answer reset(String token, String password) {
        return post("/auth/password/reset", "{'token':'" + token + "','new_password':'" + password + "'}");
    }

    private String lastToken() throws Exception {
        MimeMessage[] all = mail.getReceivedMessages();
        return tokenIn(all[all.length - 1]);
    }

    /** Of one mailbox: mails of several do not come in the order in which they were sent. */
    private String lastTokenTo(String address) throws Exception {
        MimeMessage last = null;
        for (MimeMessage one : mail.getReceivedMessages()) {
            last = one.getAllRecipients()[0].toString().equals(address) ? one : last;
        }
        assertThat(last).isNotNull();
        return tokenIn(last);
    }

    private static String tokenIn(MimeMessage message) throws Exception {
        Matcher token = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})\\s*$")
                .matcher(message.getContent().toString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void nobodyMayRegisterUnlessTheSettingsSaySo() {
        node.start();

        assertThat(register("ada", "ada@example.org", PASSWORD).status()).isEqualTo(404);
        assertThat(post("/auth/password/forgot", "{'email':'ada@example.org'}").status())
                .isEqualTo(404);
        assertThat(node.report.snapshot().toString()).contains("watchword.register=off", "nobody can reset a password");
    }

    @Test
    void registrationWorksWithoutMailToo() {
        node.start("watchword.register", "open", "watchword.register.roles", "member,reader");

        assertThat(register("ada", "ada@example.org", PASSWORD).status()).isEqualTo(201);
        assertThat(register("bob", "ada@example.org", PASSWORD).status()).isEqualTo(201);

        assertThat(login("ada", PASSWORD).status()).isEqualTo(200);
        assertThat(login("bob", PASSWORD).status())
                .as("as if the address were free")
                .isEqualTo(200);
        assertThat(node.stores.users().findByUsername("ada").orElseThrow().roles())
                .containsExactlyInAnyOrder("member", "reader");
    }

    @Test
    void passwordThatMayNotBeSetIsNamedWithTheRule() {
        start();

        Answer answer = register("ada", "ada@example.org", "short");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getJsonObject("error").getJsonObject("fields").getString("password"))
                .contains("too_short");
        assertThat(node.stores.users().isEmpty()).isTrue();
    }

    @Test
    void oneMailboxHasOneAccountHoweverItsDomainIsWritten() throws Exception {
        start();
        register("zoe", "zoe@b\u00fccher.example", PASSWORD);
        register("eve", "zoe@xn--bcher-kva.example", PASSWORD);

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("zoe@xn--bcher-kva.example");
        assertThat(mail.getReceivedMessages()[1].getSubject()).isEqualTo("You have an account already");

        post("/auth/password/forgot", "{'email':'ZOE@xn--bcher-kva.example'}");
        assertThat(reset(lastToken(), NEW_PASSWORD).status()).isEqualTo(204);
        assertThat(login("zoe", NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void addressThatMailServersCannotBeToldIsRefusedWithTheReasonEverywhere() {
        start();
        for (Answer answer : List.of(
                register("zoe", "zo\u00eb@example.org", PASSWORD),
                post("/auth/password/forgot", "{'email':'zo\u00eb@example.org'}"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(json(answer)
                            .getJsonObject("error")
                            .getJsonObject("fields")
                            .getString("email"))
                    .contains("ASCII");
        }
    }

    @Test
    void namesOfTheWrongFormAreRefused() {
        start();
        for (String name : new String[] {"ab", "a".repeat(65), "a b", "ädä", "a/b", "a@b", "a\\u0000b"}) {
            Answer answer = register(name, "ada@example.org", PASSWORD);
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.body()).contains("username");
        }
    }

    @Test
    void tokenIsGoodForHalfAnHour() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        post("/auth/password/forgot", "{'email':'ada@example.org'}");
        String token = lastToken();

        node.clock.pass(Duration.ofMinutes(30));
        assertThat(reason(reset(token, NEW_PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(login("ada", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void refusedPasswordLeavesTheTokenGood() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        post("/auth/password/forgot", "{'email':'ada@example.org'}");
        String token = lastToken();
        node.clock.pass(Duration.ofMinutes(29));

        assertThat(reason(reset(token, "short"))).isEqualTo("password_refused");
        assertThat(reset(token, NEW_PASSWORD).status()).isEqualTo(204);
        assertThat(login("ada", NEW_PASSWORD).status()).isEqualTo(200);
    }

    private Answer forgot(String email) {
        return post("/auth/password/forgot", "{'email':'" + email + "'}");
    }

    private long mailsTo(String address) throws Exception {
        long count = 0;
        for (MimeMessage one : mail.getReceivedMessages()) {
            count += one.getAllRecipients()[0].toString().equals(address) ? 1 : 0;
        }
        return count;
    }

    @Test
    void nobodyIsFloodedWithMailAndNobodyLearnsIt() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        forgot("ada@example.org");
        forgot("ADA@example.org");
        forgot("ada@example.org");
        String token = lastToken();

        Answer further = forgot("ada@example.org");
        Answer unknown = forgot("nobody@example.org");
        register("ada2", "ada@example.org", PASSWORD);

        assertThat(further.status()).isEqualTo(204);
        assertThat(further.headers()).isEqualTo(unknown.headers());
        assertThat(mailsTo("ada@example.org"))
                .as("to verify, three to reset, and that it is taken")
                .isEqualTo(5);
        assertThat(reset(token, NEW_PASSWORD).status())
                .as("the token that was sent last stays good")
                .isEqualTo(204);
        assertThat(mailsTo("ada@example.org"))
                .as("what was done is told anyway")
                .isEqualTo(6);
        node.clock.pass(Duration.ofMinutes(20));
        forgot("ada@example.org");
        assertThat(mailsTo("ada@example.org")).isEqualTo(7);
    }

    @Test
    void whoRegistersWithAnAddressUsesUpNoneOfItsMailsToResetThePassword() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        for (int i = 0; i < 5; i++) {
            register("other" + i, "ada@example.org", PASSWORD);
        }
        long before = mailsTo("ada@example.org");

        forgot("ada@example.org");

        assertThat(before).isEqualTo(3);
        assertThat(mailsTo("ada@example.org")).isEqualTo(4);
        assertThat(reset(lastToken(), NEW_PASSWORD).status()).isEqualTo(204);
        assertThat(login("ada", NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whetherAnAddressIsTakenShowsInNothingThatWhoRegistersCanDo() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        register("bob", "ada@example.org", PASSWORD);

        Answer bob = login("bob", PASSWORD);

        assertThat(bob.status()).isEqualTo(200);
        assertThat(register("bob", "bob@example.org", PASSWORD).status()).isEqualTo(409);
        String token = json(bob).getString("access_token");
        Answer me = node.answer(node.request("GET", "/auth/me").bearer(token));
        assertThat(json(me).getString("email")).isEqualTo("ada@example.org");
        forgot("ada@example.org");
        assertThat(reset(lastToken(), NEW_PASSWORD).status()).isEqualTo(204);
        assertThat(login("ada", NEW_PASSWORD).status()).as("it is Ada's").isEqualTo(200);
        assertThat(login("bob", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void mailsToOneAddressAreCountedByAllNodesTogetherInTheDatabase() throws Exception {
        start("watchword.throttle.store", "database");
        register("ada", "ada@example.org", PASSWORD);
        TestNode first = node;
        TestNode other = new TestNode(first.stores, first.clock);
        other.start(
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.port", Integer.toString(mail.getSmtp().getPort()),
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org",
                "watchword.throttle.store", "database");

        for (int i = 0; i < 3; i++) {
            forgot("ada@example.org");
            other.answer(other.request("POST", "/auth/password/forgot").json("{\"email\":\"ada@example.org\"}"));
        }

        assertThat(mailsTo("ada@example.org"))
                .as("to verify, and three to reset")
                .isEqualTo(4);
    }

    @Test
    void withoutThrottlingMailIsNotLimitedEither() throws Exception {
        start("watchword.throttle.enabled", "false");
        register("ada", "ada@example.org", PASSWORD);
        for (int i = 0; i < 5; i++) {
            forgot("ada@example.org");
        }

        assertThat(mailsTo("ada@example.org")).isEqualTo(6);
    }

    private void registerVerified(String name, String address) throws Exception {
        register(name, address, PASSWORD);
        assertThat(post("/auth/email/verify", "{'token':'" + lastTokenTo(address) + "'}")
                        .status())
                .isEqualTo(204);
    }

    private List<Boolean> verifiedSeenBy(String access) {
        Answer me = node.answer(node.request("GET", "/auth/me").bearer(access));
        return List.of(json(me).getBoolean("email_verified"));
    }

    @Test
    void accountSaysWhetherItsAddressIsVerified() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        String verification = lastToken();
        register("eve", "ada@example.org", PASSWORD);
        String ada = json(login("ada", PASSWORD)).getString("access_token");
        String eve = json(login("eve", PASSWORD)).getString("access_token");
        assertThat(verifiedSeenBy(ada)).containsExactly(false);

        post("/auth/email/verify", "{'token':'" + verification + "'}");

        assertThat(verifiedSeenBy(ada)).containsExactly(true);
        assertThat(verifiedSeenBy(eve)).as("it shows another's").containsExactly(false);
        node.user("root", PASSWORD, Set.of("admin"));
        String root = json(login("root", PASSWORD)).getString("access_token");
        TestRequest list = node.request("GET", "/auth/admin/users").bearer(root);
        assertThat(json(node.answer(list.query("query=example.org")))
                        .getJsonArray("users")
                        .getValuesAs(JsonObject.class))
                .filteredOn(user -> !user.getString("username").equals("root"))
                .extracting(user -> user.getString("username") + " " + user.getBoolean("email_verified"))
                .containsExactlyInAnyOrder("ada true", "eve false");
    }

    @Test
    void mailToAnAddressThatIsNotVerifiedHasNoTextOfItsUser() throws Exception {
        start();
        register("www.prize.example", "ada@example.org", PASSWORD);
        String verification = lastToken();
        register("other", "ada@example.org", PASSWORD);
        forgot("ada@example.org");

        assertThat(subjectsTo("ada@example.org"))
                .containsExactly("Confirm your e-mail address", "You have an account already", "Set a new password");
        for (MimeMessage one : mail.getReceivedMessages()) {
            assertThat(one.getContent().toString()).doesNotContain("prize").startsWith("Hello ada@example.org,");
        }
        post("/auth/email/verify", "{'token':'" + verification + "'}");
        forgot("ada@example.org");
        assertThat(mail.getReceivedMessages()[3].getContent().toString()).startsWith("Hello www.prize.example,");
    }

    @Test
    void addressThatWasNeverVerifiedIsToldOfNothingThatIsDone() throws Exception {
        start();
        register("ada", "stranger@example.org", PASSWORD);
        String access = json(login("ada", PASSWORD)).getString("access_token");
        assertThat(change(access, PASSWORD, NEW_PASSWORD).status()).isEqualTo(200);
        access = json(login("ada", NEW_PASSWORD)).getString("access_token");

        update(access, "{'email':'ada@new.example','password':'" + NEW_PASSWORD + "'}");
        assertThat(post("/auth/email/verify", "{'token':'" + lastToken() + "'}").status())
                .isEqualTo(204);

        assertThat(email(access)).isEqualTo("ada@new.example");
        assertThat(subjectsTo("stranger@example.org")).containsExactly("Confirm your e-mail address");
    }

    private long calls(Runnable work) {
        AtomicLong calls = new AtomicLong();
        node.stores.beforeEachCall(calls::incrementAndGet);
        work.run();
        node.stores.beforeEachCall(() -> {});
        return calls.get();
    }

    private List<AuditRecord> rows(String kind) {
        return node.stores
                .audit()
                .find(new AuditStore.Filter(null, kind, null, null), 0, 100)
                .rows();
    }

    @Test
    void registrationAndItsMailsAreTheSameWorkWhetherTheAddressHasAnAccount() throws Exception {
        start();
        register("owner", "taken@example.org", PASSWORD);
        // So that both addresses have a count of their mails.
        register("first", "free@example.org", PASSWORD);
        node.stores.remove(
                node.stores.users().findByUsername("first").orElseThrow().id());
        long before = mail.getReceivedMessages().length;

        long taken = calls(() -> register("ada", "taken@example.org", PASSWORD));
        long free = calls(() -> register("bob", "free@example.org", PASSWORD));

        assertThat(taken).isEqualTo(free).isPositive();
        assertThat(mail.getReceivedMessages()).hasSize((int) before + 2);
        String shows = json(login("ada", PASSWORD)).getString("access_token");
        String has = json(login("bob", PASSWORD)).getString("access_token");
        // The first token that comes makes this node read the revocations.
        assertThat(verifiedSeenBy(shows)).containsExactly(false);
        int requested = rows("email_verification_requested").size();

        long showing = calls(() -> assertThat(sendVerification(shows).status()).isEqualTo(204));
        int rowsOfShowing = rows("email_verification_requested").size() - requested;
        long having = calls(() -> assertThat(sendVerification(has).status()).isEqualTo(204));

        assertThat(showing).isEqualTo(having).isPositive();
        assertThat(rowsOfShowing).isEqualTo(1);
        assertThat(rows("email_verification_requested")).hasSize(requested + 2);
        assertThat(mailsTo("taken@example.org")).as("nobody is bothered").isEqualTo(2);
        assertThat(mailsTo("free@example.org")).isEqualTo(3);
    }

    private Answer sendVerification(String token) {
        TestRequest request = node.request("POST", "/auth/email/verify/send");
        return node.answer(token == null ? request : request.bearer(token));
    }

    @Test
    void verificationIsSentAgainUntilTheAddressIsVerified() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        String first = lastToken();
        String access = json(login("ada", PASSWORD)).getString("access_token");
        assertThat(sendVerification(null).status()).isEqualTo(401);

        assertThat(sendVerification(access).status()).isEqualTo(204);

        String second = lastToken();
        assertThat(reason(post("/auth/email/verify", "{'token':'" + first + "'}")))
                .isEqualTo("one_time_token_invalid");
        assertThat(post("/auth/email/verify", "{'token':'" + second + "'}").status())
                .isEqualTo(204);
        assertThat(sendVerification(access).status()).isEqualTo(204);
        assertThat(mailsTo("ada@example.org")).isEqualTo(2);
    }

    @Test
    void ownerIsToldThatThePasswordWasChanged() throws Exception {
        start();
        registerVerified("ada", "ada@example.org");
        String access = json(login("ada", PASSWORD)).getString("access_token");

        Answer wrong = change(access, "wrong", NEW_PASSWORD);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(mailsTo("ada@example.org")).isEqualTo(1);
        assertThat(change(access, PASSWORD, NEW_PASSWORD).status()).isEqualTo(200);

        MimeMessage[] all = mail.getReceivedMessages();
        assertThat(all).hasSize(2);
        assertThat(all[1].getSubject()).isEqualTo("Your password was changed");
    }

    private Answer change(String access, String current, String replacement) {
        return node.answer(node.request("POST", "/auth/password")
                .bearer(access)
                .json("{\"current_password\":\"" + current + "\",\"new_password\":\"" + replacement + "\"}"));
    }

    private List<String> subjectsTo(String address) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage one : mail.getReceivedMessages()) {
            if (one.getAllRecipients()[0].toString().equals(address)) {
                subjects.add(one.getSubject());
            }
        }
        return subjects;
    }

    private Answer update(String access, String json) {
        return node.answer(node.request("PATCH", "/auth/me").bearer(access).json(json.replace('\'', '"')));
    }

    private String email(String access) {
        return json(node.answer(node.request("GET", "/auth/me").bearer(access))).getString("email");
    }

    @Test
    void addressIsAnotherOnceTheMailAtTheOtherWasReadAndTheOldOneIsTold() throws Exception {
        start();
        registerVerified("ada", "ada@example.org");
        String access = json(login("ada", PASSWORD)).getString("access_token");

        assertThat(update(access, "{'email':'ada@new.example','password':'" + PASSWORD + "','full_name':'Ada L.'}")
                        .status())
                .isEqualTo(204);
        assertThat(email(access)).isEqualTo("ada@example.org");
        String token = lastToken();
        assertThat(post("/auth/email/verify", "{'token':'" + token + "'}").status())
                .isEqualTo(204);

        assertThat(email(access)).isEqualTo("ada@new.example");
        String id = json(node.answer(node.request("GET", "/auth/me").bearer(access)))
                .getString("id");
        assertThat(node.stores.hasVerifiedEmail(id)).isTrue();
        assertThat(subjectsTo("ada@example.org")).contains("Your e-mail address was changed");
        assertThat(subjectsTo("ada@new.example")).containsExactly("Confirm your e-mail address");
        assertThat(reason(post("/auth/email/verify", "{'token':'" + token + "'}")))
                .isEqualTo("one_time_token_invalid");
    }

    private void moveAway(String name, String password) throws Exception {
        String access = json(login(name, password)).getString("access_token");
        assertThat(verifiedSeenBy(access)).containsExactly(true);
        update(access, "{'email':'" + name + "@new.example','password':'" + password + "'}");
        assertThat(post("/auth/email/verify", "{'token':'" + lastTokenTo(name + "@new.example") + "'}")
                        .status())
                .isEqualTo(204);
        assertThat(email(access)).isEqualTo(name + "@new.example");
    }

    private long movesTold(String address) throws Exception {
        return subjectsTo(address).stream()
                .filter("Your e-mail address was changed"::equals)
                .count();
    }

    @Test
    void ofUsersWhoMoveAwayAnAddressIsToldThreeTimesAnHourAndNoMore() throws Exception {
        start();
        for (String name : List.of("ada", "bea", "cal")) {
            registerVerified(name, "shared@example.org");
            moveAway(name, PASSWORD);
        }
        assertThat(movesTold("shared@example.org")).isEqualTo(3);

        // A fourth mail to verify it would be one too many, and a reset verifies it too.
        register("dan", "shared@example.org", PASSWORD);
        forgot("shared@example.org");
        assertThat(reset(lastTokenTo("shared@example.org"), NEW_PASSWORD).status())
                .isEqualTo(204);
        moveAway("dan", NEW_PASSWORD);
        assertThat(movesTold("shared@example.org")).isEqualTo(3);

        node.clock.pass(Duration.ofMinutes(20));
        registerVerified("eve", "shared@example.org");
        moveAway("eve", PASSWORD);
        assertThat(movesTold("shared@example.org")).isEqualTo(4);
    }

    @Test
    void tokenAloneGivesNobodyAnotherAddressAndATakenOneIsNotTold() throws Exception {
        start();
        register("ada", "ada@example.org", PASSWORD);
        register("bob", "bob@example.org", PASSWORD);
        String access = json(login("ada", PASSWORD)).getString("access_token");

        assertThat(reason(update(access, "{'email':'x@new.example'}"))).isEqualTo("invalid_fields");
        Answer twoLines = update(access, "{'email':'x@new.example','password':'" + PASSWORD + "','full_name':'a\\nb'}");
        assertThat(reason(twoLines)).isEqualTo("invalid_fields");
        Answer wrong = update(access, "{'email':'x@new.example','password':'wrong'}");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(reason(wrong)).isEqualTo("wrong_password");
        Answer taken = update(access, "{'email':'bob@example.org','password':'" + PASSWORD + "'}");
        assertThat(taken.status()).isEqualTo(204);

        assertThat(mailsTo("x@new.example")).isZero();
        assertThat(mailsTo("bob@example.org")).isEqualTo(2);
        assertThat(subjectsTo("bob@example.org")).contains("You have an account already");
        assertThat(email(access)).isEqualTo("ada@example.org");
    }

    @Test
    void disabledUserGetsNoTokenAndUsesNone() throws Exception {
        start();
        String id = json(register("ada", "ada@example.org", PASSWORD)).getString("user_id");
        post("/auth/password/forgot", "{'email':'ada@example.org'}");
        String token = lastToken();
        node.stores.disable(id);
        int before = mail.getReceivedMessages().length;

        assertThat(reason(reset(token, NEW_PASSWORD))).isEqualTo("one_time_token_invalid");
        assertThat(post("/auth/password/forgot", "{'email':'ada@example.org'}").status())
                .isEqualTo(204);
        assertThat(mail.getReceivedMessages()).hasSize(before);
    }

    @Test
    void mailServerThatIsDownLosesNoAccount() {
        start();
        mail.stop();

        assertThat(register("ada", "ada@example.org", PASSWORD).status()).isEqualTo(201);
        assertThat(post("/auth/password/forgot", "{'email':'ada@example.org'}").status())
                .isEqualTo(204);
        assertThat(login("ada", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void databaseThatIsDownIs503() {
        start();
        node.database(true);

        assertThat(register("ada", "ada@example.org", PASSWORD).status()).isEqualTo(503);
        assertThat(post("/auth/password/forgot", "{'email':'ada@example.org'}").status())
                .isEqualTo(503);
        assertThat(reset("x", NEW_PASSWORD).status()).isEqualTo(503);
        assertThat(post("/auth/email/verify", "{'token':'x'}").status()).isEqualTo(503);
    }

    @Test
    void mailWithoutASenderStopsTheStart() {
        assertThatThrownBy(() -> node.start("watchword.mail.host", "127.0.0.1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.mail.from is missing");
        assertThatThrownBy(() -> node.start(
                        "watchword.mail.session", "java:comp/env/mail/none", "watchword.mail.from", "a@example.org"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no mail session");
        assertThat(node.closings.get()).isEqualTo(node.openings.get());
    }
}

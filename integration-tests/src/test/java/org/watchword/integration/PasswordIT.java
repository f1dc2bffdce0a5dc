package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code POST /auth/password}, and hashes of either scheme and of other tools, by the jars as they are packaged. */
@Tag("payara")
@ServerTest
class PasswordIT {

    private static final String NEW = "staple of a battery";

    /** Made by another tool for {@link TestUser#PASSWORD}. */
    private static final String BCRYPT = "$2b$10$";

    @ArquillianResource
    @OperateOnDeployment("password")
    private URL base;

    private Client client;
    private Client argon2;

    @Deployment(name = "password", order = 1, testable = false)
    static WebArchive host() {
        return HostWar.named("password").build();
    }

    @Deployment(name = "argon2", order = 2, testable = false)
    static WebArchive argon2Host() {
        return HostWar.named("argon2")
                .with("watchword.password.scheme", "argon2id")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "password");
        argon2 = new Client(base, "argon2");
    }

    private static Answer change(Client client, Tokens tokens, String current, String replacement) {
        String body = Json.createObjectBuilder()
                .add("current_password", current)
                .add("new_password", replacement)
                .build()
                .toString();
        return client.send(client.request("/auth/password")
                .header("Authorization", "Bearer " + tokens.access())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String field(Answer answer, String name) {
        return answer.json().getJsonObject("error").getJsonObject("fields").getString(name);
    }

    private static String hash(Client client, TestUser user) {
        return client.get("/api/fixture/users/" + user.username() + "/hash")
                .is(200)
                .body();
    }

    private static void hash(Client client, TestUser user, String hash) {
        client.post("/api/fixture/users/" + user.username() + "/hash", BodyPublishers.ofString(hash), "text/plain")
                .is(204);
    }

    @Test
    void changedPasswordIsInForceAndOnlyThisSessionLives() {
        TestUser user = TestUser.with(client, "user");
        Tokens here = user.login();
        Tokens there = user.login();

        Tokens changed = Tokens.of(change(client, here, TestUser.PASSWORD, NEW).is(200));

        client.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
        Tokens.of(client.login(user.username(), NEW).is(200));
        client.get("/api/rules/user", there.access()).refusesToken("token_revoked");
        client.refresh(there.refresh()).isFailure(401, "session_ended");
        client.get("/api/rules/user", here.access()).is(200);
        Tokens.of(client.refresh(changed.refresh()).is(200));
        client.refresh(here.refresh()).is(401);
    }

    @Test
    void refusalsSayWhy() {
        TestUser user = TestUser.with(client, "user");
        Tokens tokens = user.login();

        Answer wrong = change(client, tokens, NEW, NEW).isFailure(400, "current_password_wrong");
        Answer common = change(client, tokens, TestUser.PASSWORD, "Qwertyuiop1").isFailure(400, "password_refused");
        Answer ownName = change(client, tokens, TestUser.PASSWORD, user.username() + "!!!")
                .isFailure(400, "password_refused");

        assertThat(field(wrong, "current_password")).isEqualTo("is wrong");
        assertThat(field(common, "new_password")).startsWith("too_common: ");
        assertThat(field(ownName, "new_password")).contains("context_word: ");
        client.postAs("/auth/password", tokens.access()).isFailure(400, "body_missing");
        client.post("/auth/password", "{}").needsLogin();
        user.login();
    }

    @Test
    void otherSchemeHashesByItsOwnParametersAndChangesPasswordsLikewise() {
        TestUser user = TestUser.with(argon2, "user");
        assertThat(hash(argon2, user)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        Tokens tokens = user.login();
        String longer = "a passphrase that is longer than what bcrypt reads, which is no more than 72 bytes";

        change(argon2, tokens, TestUser.PASSWORD, longer).is(200);

        Tokens.of(argon2.login(user.username(), longer).is(200));
        argon2.login(user.username(), longer.substring(0, 72)).isFailure(401, "invalid_credentials");
        argon2.login(user.username(), TestUser.PASSWORD).isFailure(401, "invalid_credentials");
    }

    @Test
    void hashesOfOtherToolsLogInAndAreUpgraded() {
        TestUser user = TestUser.with(client, "user");
        String bcrypt = hash(client, user);
        assertThat(bcrypt).startsWith("$2a$10$");
        TestUser other = TestUser.with(argon2, "user");
        String argon2id = hash(argon2, other);

        for (String stored : new String[] {
            "{bcrypt}" + bcrypt, "bcrypt$" + BCRYPT + bcrypt.substring(BCRYPT.length()), "argon2" + argon2id
        }) {
            hash(client, user, stored);
            client.login(user.username(), NEW).isFailure(401, "invalid_credentials");
            assertThat(hash(client, user)).isEqualTo(stored);
            user.login();
            assertThat(hash(client, user)).startsWith("$2a$10$").isNotEqualTo(bcrypt);
            user.login();
        }
        hash(argon2, other, bcrypt);
        other.login();
        assertThat(hash(argon2, other)).startsWith("$argon2id$").isNotEqualTo(argon2id);
    }

    @Test
    void hashThatAsksForAbsurdMemoryIsAFailedLoginAndNothingElse() {
        TestUser user = TestUser.with(client, "user");
        hash(client, user, "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        client.login(user.username(), "password").isFailure(401, "invalid_credentials");
    }
}

package org.watchword.api.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mindrot.jbcrypt.BCrypt;
import org.watchword.api.AuthPrincipal;
import org.watchword.http.TestRequest;
import org.watchword.start.login.TestNode;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

class WatchwordTest {

    private static final String PASSWORD = "correct horse battery";

    private final TestNode node = new TestNode();
    private final Watchword watchword = started();
    private final HttpServletRequest request =
            node.request("POST", "/host/login").servlet();

    private Watchword started() {
        node.start("watchword.throttle.per-address-and-name", "3/PT1M", "watchword.password.bcrypt-cost", "10");
        return Watchword.of(node.context);
    }

    private Account ada() {
        return created(NewAccount.withPassword("ada", PASSWORD)
                .email("ada@example.org")
                .role("user"));
    }

    private Account created(NewAccount account) {
        return ((AccountCreation.Created) watchword.accounts().create(account)).account();
    }

    private AccountCreation.Refused refused(NewAccount account) {
        return (AccountCreation.Refused) watchword.accounts().create(account);
    }

    private SessionTokens loggedIn(LoginOutcome outcome) {
        return ((LoginOutcome.LoggedIn) outcome).tokens();
    }

    private List<AuditRecord> events(AuditEvent.Kind kind) {
        return node.stores
                .audit()
                .find(new AuditStore.Filter(null, kind.name().toLowerCase(Locale.ROOT), null, null), 0, 100)
                .rows();
    }

    @Test
    void createdUserLogsInAtTheEndpointAndByCode() {
        Account ada = ada();

        assertThat(ada.roles()).containsExactly("user");
        assertThat(ada.email()).contains(new Account.Email("ada@example.org", false));
        assertThat(node.answer(new TestRequest(node.context, "POST", "/auth/login")
                                .json("{\"username\":\"ada\",\"password\":\"" + PASSWORD + "\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(watchword.logins().withPassword("ADA", PASSWORD, request)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(events(AuditEvent.Kind.USER_CREATED)).singleElement().satisfies(event -> {
            assertThat(event.userId()).isEqualTo(ada.id());
            assertThat(event.actorId()).isNull();
        });
    }

    @Test
    void nothingIsCreatedThatBreaksARule() {
        ada();

        assertThat(refused(NewAccount.withPassword("bob", "short")).reason())
                .isEqualTo(AccountCreation.Reason.PASSWORD);
        assertThat(refused(NewAccount.withPassword("bob", "short")).brokenRules())
                .isNotEmpty();
        assertThat(refused(NewAccount.withPassword("Ada", PASSWORD)).reason()).isEqualTo(AccountCreation.Reason.TAKEN);
        assertThat(refused(NewAccount.withPassword("bob", PASSWORD).email("ADA@example.org"))
                        .reason())
                .isEqualTo(AccountCreation.Reason.TAKEN);
        assertThat(refused(NewAccount.withHash("bob", "plain")).reason()).isEqualTo(AccountCreation.Reason.HASH);
        assertThat(refused(NewAccount.withPassword("bob\n", PASSWORD)).reason())
                .isEqualTo(AccountCreation.Reason.FIELD);
        assertThat(refused(NewAccount.withPassword("bob", PASSWORD).email("bob"))
                        .reason())
                .isEqualTo(AccountCreation.Reason.FIELD);
        assertThat(refused(NewAccount.withPassword("bob", PASSWORD).role("a,b")).reason())
                .isEqualTo(AccountCreation.Reason.FIELD);
        assertThat(watchword.accounts().findByUsername("bob")).isEmpty();
        assertThat(events(AuditEvent.Kind.USER_CREATED)).hasSize(1);
    }

    @Test
    void hashThatExistsIsTakenAndLogsIn() {
        String springSecurity = "{bcrypt}" + BCrypt.hashpw("correct horse battery staple", BCrypt.gensalt(10));
        created(NewAccount.withHash("bob", springSecurity));

        assertThat(watchword.logins().withPassword("bob", "correct horse battery staple", request))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(watchword.logins().withPassword("bob", "something else", request))
                .isEqualTo(new LoginOutcome.Refused("invalid_credentials"));
    }

    @Test
    void passwordAttemptsByCodeAreLimitedAsThoseAtTheEndpoint() {
        ada();
        for (int i = 0; i < 3; i++) {
            assertThat(watchword.logins().withPassword("ada", "wrong password", request))
                    .isInstanceOf(LoginOutcome.Refused.class);
        }

        assertThat(watchword.logins().withPassword("ada", PASSWORD, request))
                .isInstanceOf(LoginOutcome.Throttled.class);
        assertThat(node.answer(new TestRequest(node.context, "POST", "/auth/login")
                                .json("{\"username\":\"ada\",\"password\":\"" + PASSWORD + "\"}"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void sessionOpenedByCodeIsRefreshedListedAndEnded() {
        Account ada = ada();
        SessionTokens first = loggedIn(watchword.logins().as(ada.id(), request));
        SessionTokens second = loggedIn(watchword.logins().refresh(first.refreshToken(), request));

        Page<OpenSession> open = watchword.sessions().of(ada.id(), 0, 10);
        assertThat(open.total()).isEqualTo(1);
        assertThat(open.rows().get(0).username()).contains("ada");
        assertThat(watchword.sessions().all(0, 10)).isEqualTo(open);
        assertThat(watchword.sessions().end(open.rows().get(0).id())).isTrue();
        assertThat(watchword.sessions().end(open.rows().get(0).id())).isFalse();
        assertThat(watchword.tokens().verify(second.accessToken())).isEqualTo(new TokenCheck.Rejected("token_revoked"));
        assertThat(watchword.logins().refresh(second.refreshToken(), request))
                .isEqualTo(new LoginOutcome.Refused("session_ended"));
    }

    @Test
    void logoutByCodeEndsTheSession() {
        Account ada = ada();
        SessionTokens tokens = loggedIn(watchword.logins().as(ada.id(), request));

        watchword.logins().logout("no token", request);
        watchword.logins().logout(tokens.refreshToken(), request);

        assertThat(watchword.sessions().of(ada.id(), 0, 10).rows()).isEmpty();
    }

    @Test
    void disabledUserIsLoggedOutAndGetsNoSessionAndNoToken() {
        Account ada = ada();
        SessionTokens tokens = loggedIn(watchword.logins().as(ada.id(), request));

        assertThat(watchword.accounts().disable(ada.id())).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().disable(ada.id())).isEqualTo(ChangeOutcome.UNCHANGED);

        assertThat(watchword.tokens().verify(tokens.accessToken())).isEqualTo(new TokenCheck.Rejected("token_revoked"));
        assertThat(watchword.logins().as(ada.id(), request)).isEqualTo(new LoginOutcome.Refused("invalid_credentials"));
        Tokens.UserToken token = watchword.tokens().forUser(ada.id());
        assertThatThrownBy(token::issue).isInstanceOf(IllegalArgumentException.class);
        assertThat(watchword.accounts().enable(ada.id())).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().delete(ada.id())).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().find(ada.id())).isEmpty();
    }

    @Test
    void lastAdministratorCannotBeDisabled() {
        Account root = created(NewAccount.withPassword("root", PASSWORD).role("admin"));

        assertThat(watchword.accounts().disable(root.id())).isEqualTo(ChangeOutcome.LAST_ADMINISTRATOR);
    }

    @Test
    void rolesAndPermissionsAreDefinedGrantedAndRevoked() {
        Account ada = ada();
        Roles roles = watchword.roles();

        assertThat(roles.create("clerk", "keeps the books")).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles.createPermission("books:write", null)).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles.grant("clerk", "books:write")).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().grantRole(ada.id(), "clerk")).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().find(ada.id()).orElseThrow().permissions())
                .containsExactly("books:write");
        assertThat(roles.all()).contains(new RoleDefinition("clerk", "keeps the books", Set.of("books:write")));
        assertThat(roles.revoke("clerk", "books:write")).isEqualTo(ChangeOutcome.DONE);
        assertThat(watchword.accounts().revokeRole(ada.id(), "clerk")).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles.delete("clerk")).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles.deletePermission("books:write")).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles.permissions()).isEmpty();
        assertThatThrownBy(() -> roles.create("a/b", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serviceTokenHasWhatWasAskedForAndExpires() {
        String token = watchword
                .tokens()
                .forService("billing")
                .role("service")
                .permission("invoices:read")
                .validFor(Duration.ofMinutes(5))
                .issue();

        AuthPrincipal caller = ((TokenCheck.Accepted) watchword.tokens().verify(token)).caller();
        assertThat(caller.getSubject()).isEqualTo("billing");
        assertThat(caller.getRoles()).containsExactly("service");
        assertThat(caller.getPermissions()).containsExactly("invoices:read");
        assertThat(caller.getSessionId()).isEmpty();
        assertThat(events(AuditEvent.Kind.TOKEN_ISSUED))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("for the service billing"));
        node.clock.pass(Duration.ofMinutes(7));
        assertThat(watchword.tokens().verify(token)).isEqualTo(new TokenCheck.Rejected("token_expired"));
    }

    @Test
    void serviceCannotHaveTheNameOfAUserAndNoTokenLivesTooLong() {
        Account ada = ada();
        Tokens tokens = watchword.tokens();

        assertThatThrownBy(() -> tokens.forService(ada.id())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.forService("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.forService("billing").validFor(Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.forUser(ada.id()).validFor(Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.forUser(ada.id()).validFor(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokenOfAUserIsRevokedWithItsRights() {
        Account ada = ada();
        String token = watchword
                .tokens()
                .forUser(ada.id())
                .validFor(Duration.ofMinutes(10))
                .issue();
        AuthPrincipal caller = ((TokenCheck.Accepted) watchword.tokens().verify(token)).caller();
        assertThat(caller.getName()).isEqualTo("ada");
        assertThat(caller.getRoles()).containsExactly("user");

        watchword.accounts().revokeRole(ada.id(), "user");

        assertThat(watchword.tokens().verify(token)).isEqualTo(new TokenCheck.Rejected("token_revoked"));
    }

    @Test
    void databaseThatIsDownIsAnExceptionOfTheApi() {
        node.database(true);

        assertThatThrownBy(() -> watchword.accounts().find("x")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> watchword.logins().withPassword("ada", PASSWORD, request))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void searchIsBounded() {
        ada();

        assertThat(watchword.accounts().search("AD", 0, 10).rows())
                .extracting(Account::username)
                .containsExactly("ada");
        assertThatThrownBy(() -> watchword.accounts().search("", 0, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> watchword.accounts().search("", -1, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsFoundWhereWatchwordWasStopped() {
        node.stop();

        assertThatThrownBy(() -> Watchword.of(node.context)).isInstanceOf(IllegalStateException.class);
    }
}

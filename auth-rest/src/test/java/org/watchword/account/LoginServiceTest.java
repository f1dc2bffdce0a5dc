package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.Origin;
import org.watchword.password.BcryptHasher;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordPolicy;
import org.watchword.password.Passwords;
import org.watchword.session.SessionFixture;
import org.watchword.session.TestConfigurations;
import org.watchword.spi.login.BreachedPasswords;
import org.watchword.store.NewUser;
import org.watchword.store.TestRecords;

class LoginServiceTest {

    private static final Password RIGHT = Password.of("correct horse");
    private static final Password WRONG = Password.of("battery staple");

    private final SessionFixture node = new SessionFixture();
    private final CountingHasher hasher = new CountingHasher(new BcryptHasher(5));
    private final LoginService service = service(new HashingBulkhead(1, 0, Duration.ZERO));

    private LoginService service(HashingBulkhead bulkhead) {
        PasswordPolicy policy =
                new PasswordPolicy(TestConfigurations.of(Map.of()), "/shop", hasher, BreachedPasswords.none());
        Passwords passwords = new Passwords(policy, hasher, bulkhead);
        return new LoginService(node.stores.users(), passwords, node.sessions, node.audited::add, node.clock);
    }

    private String user(String name, String hash) {
        NewUser user = new NewUser(TestRecords.id(), name, null, null, hash, Set.of("user"), Set.of(), TestRecords.NOW);
        node.stores.users().create(user);
        return user.id();
    }

    private static String hash(int cost) {
        return new BcryptHasher(cost).hash(RIGHT);
    }

    private String stored(String id) {
        return node.stores.users().findById(id).orElseThrow().passwordHash();
    }

    @Test
    void rightPasswordOpensASessionOfTheUser() {
        String id = user("Ada", hash(5));

        LoginResult result = service.login("ADA", RIGHT, Origin.NONE);

        assertThat(node.verified(((LoginResult.LoggedIn) result).tokens()).subject())
                .isEqualTo(id);
        assertThat(node.kinds()).containsExactly(AuditEvent.Kind.LOGIN);
    }

    @Test
    void wrongUnknownAndDisabledAreOneAnswerAtTheSameCost() {
        user("ada", hash(5));
        node.stores.disable(user("gone", hash(5)));

        assertThat(service.login("ada", WRONG, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());
        assertThat(service.login("nobody", RIGHT, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());
        assertThat(service.login("gone", RIGHT, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());
        assertThat(service.login("gone", WRONG, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());

        assertThat(hasher.asked).as("one comparison each").containsExactly("verify", "verify", "verify", "verify");
        assertThat(node.stores.sessionCount()).isZero();
    }

    @Test
    void weakerHashIsReplacedAtLogin() {
        String id = user("ada", hash(4));

        service.login("ada", RIGHT, Origin.NONE);

        assertThat(stored(id)).startsWith("$2a$05$");
        assertThat(node.kinds()).contains(AuditEvent.Kind.PASSWORD_HASH_UPGRADED);
        assertThat(service.login("ada", RIGHT, Origin.NONE)).isInstanceOf(LoginResult.LoggedIn.class);
    }

    @Test
    void weakerHashStaysWhereTheLoginIsRefused() {
        String weak = hash(4);
        String id = user("ada", weak);
        service.login("ada", WRONG, Origin.NONE);
        node.stores.disable(id);
        service.login("ada", RIGHT, Origin.NONE);

        assertThat(stored(id)).isEqualTo(weak);
        assertThat(hasher.asked).doesNotContain("hash");
    }

    @Test
    void hashThatCannotBeReadIsAFailedLoginAndIsToldToTheOperator() {
        String id = user("ada", "{unknown}x");

        assertThat(service.login("ada", RIGHT, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());

        assertThat(node.audited).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.PASSWORD_HASH_UNUSABLE);
            assertThat(event.userId()).isEqualTo(id);
        });
    }

    @Test
    void loginWithAPasswordThatIsChangedMeanwhileLeavesNoSession() {
        String id = user("ada", hash(5));
        String changed = new BcryptHasher(5).hash(WRONG);
        hasher.afterVerify = () -> node.stores.users().replacePasswordHash(id, stored(id), changed);

        assertThat(service.login("ada", RIGHT, Origin.NONE)).isEqualTo(new LoginResult.BadCredentials());

        assertThat(node.kinds()).containsExactly(AuditEvent.Kind.LOGIN_FAILED);
        assertThat(node.stores.sessionCount()).isZero();
    }

    @Test
    void loginDuringWhichAnotherUpgradesTheHashSucceeds() {
        String id = user("ada", hash(4));
        String upgraded = hash(5);
        hasher.afterVerify = () -> node.stores.users().replacePasswordHash(id, stored(id), upgraded);

        assertThat(service.login("ada", RIGHT, Origin.NONE)).isInstanceOf(LoginResult.LoggedIn.class);
        assertThat(stored(id)).isEqualTo(upgraded);
    }

    @Test
    void auditSaysNothingThatTheClientTyped() {
        service.login("correct horse typed into the wrong field", RIGHT, Origin.NONE);

        assertThat(node.audited.toString()).doesNotContain("horse");
        assertThat(node.kinds()).containsExactly(AuditEvent.Kind.LOGIN_FAILED);
    }

    @Test
    void whenAllTurnsAreTakenTheAnswerIsBusyWhoeverAsks() {
        user("ada", hash(5));
        HashingBulkhead full = new HashingBulkhead(1, 0, Duration.ZERO);
        LoginService busy = service(full);

        full.run(() -> {
            for (String name : List.of("ada", "nobody")) {
                assertThatThrownBy(() -> busy.login(name, RIGHT, Origin.NONE))
                        .isInstanceOfSatisfying(
                                BusyException.class,
                                thrown -> assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
            }
            return "full";
        });
        assertThat(hasher.asked).isEmpty();
    }
}

package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.password.BcryptHasher;
import org.watchword.password.BrokenRule;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.PasswordPolicy;
import org.watchword.password.Passwords;
import org.watchword.session.RefreshResult;
import org.watchword.session.SessionFixture;
import org.watchword.session.TestConfigurations;
import org.watchword.spi.login.BreachedPasswords;
import org.watchword.store.CredentialRecord;
import org.watchword.store.EndReason;
import org.watchword.store.NewUser;
import org.watchword.store.TestRecords;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;
import org.watchword.throttle.MailLimit;

class PasswordChangeTest {

    private static final Password OLD = Password.of("correct horse");
    private static final Origin HERE = new Origin("192.0.2.7", "a browser", "request-1");
    private static final Password NEW = Password.of("battery staple");

    private final SessionFixture node = new SessionFixture();
    private final CountingHasher hasher = new CountingHasher(new BcryptHasher(4));
    private final HashingBulkhead bulkhead = new HashingBulkhead(1, 0, Duration.ZERO);
    private final UserRecord user = user();
    private final SessionTokens here = node.open(user);
    private final SessionTokens there = node.open(user);

    private UserRecord user() {
        NewUser made = new NewUser(
                TestRecords.id(),
                "grace",
                null,
                null,
                new BcryptHasher(4).hash(OLD),
                Set.of(),
                Set.of(),
                TestRecords.NOW);
        node.stores.users().create(made);
        return node.stores.users().findById(made.id()).orElseThrow();
    }

    private PasswordChange service(UserStore users) {
        PasswordPolicy policy =
                new PasswordPolicy(TestConfigurations.of(Map.of()), "/shop", hasher, BreachedPasswords.none());
        return new PasswordChange(
                users,
                new Passwords(policy, hasher, bulkhead),
                node.ending,
                node.sessions,
                new PasswordChangeAftermath(node.stores.accounts(), Optional.empty(), MailLimit.NONE),
                node.audited::add,
                node.clock);
    }

    private PasswordChangeResult change(Password current, Password replacement) {
        return service(node.stores.users()).change(user.id(), sessionOf(here), current, replacement, HERE);
    }

    private String sessionOf(SessionTokens tokens) {
        return tokens.refreshToken().substring(0, tokens.refreshToken().indexOf('.'));
    }

    private PasswordCheck stored(Password password) {
        String hash = node.stores.users().findById(user.id()).orElseThrow().passwordHash();
        return new BcryptHasher(4).verify(password, hash);
    }

    private boolean goesOn(SessionTokens tokens) {
        return node.refresh(tokens.refreshToken()) instanceof RefreshResult.Refreshed;
    }

    @Test
    void newPasswordIsInForceAndOnlyTheSessionThatChangedItGoesOn() {
        SessionTokens somebodyElses = node.open(node.user());

        PasswordChangeResult.Changed changed = (PasswordChangeResult.Changed) change(OLD, NEW);

        assertThat(stored(NEW)).isEqualTo(PasswordCheck.MATCH);
        assertThat(stored(OLD)).isEqualTo(PasswordCheck.WRONG);
        assertThat(goesOn(changed.tokens())).isTrue();
        assertThat(goesOn(there)).isFalse();
        assertThat(goesOn(somebodyElses)).isTrue();
        assertThat(node.stores.endReason(sessionOf(there))).contains(EndReason.PASSWORD_CHANGED);
        assertThat(node.audited)
                .filteredOn(event -> event.kind() == AuditEvent.Kind.PASSWORD_CHANGED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.userId()).isEqualTo(user.id());
                    assertThat(event.sessionId()).isEqualTo(sessionOf(here));
                    assertThat(event.origin()).isEqualTo(HERE);
                });
    }

    @Test
    void refreshTokenOfBeforeIsGoodNoLonger() {
        PasswordChangeResult.Changed changed = (PasswordChangeResult.Changed) change(OLD, NEW);
        assertThat(sessionOf(changed.tokens())).isEqualTo(sessionOf(here));
        assertThat(node.verified(changed.tokens()).subject()).isEqualTo(user.id());

        assertThat(node.refresh(here.refreshToken()))
                .as("within the grace window")
                .isEqualTo(new RefreshResult.Rejected(RefreshResult.Reason.REPLAYED));
        assertThat(node.stores.endReason(sessionOf(here))).contains(EndReason.REPLAY);
    }

    @Test
    void newTokensAreRefreshedAsAnyOthers() {
        SessionTokens changed = ((PasswordChangeResult.Changed) change(OLD, NEW)).tokens();

        SessionTokens next = ((RefreshResult.Refreshed) node.refresh(changed.refreshToken())).tokens();
        assertThat(((RefreshResult.Refreshed) node.refresh(changed.refreshToken()))
                        .tokens()
                        .refreshToken())
                .as("again within the grace window")
                .isEqualTo(next.refreshToken());
        assertThat(goesOn(next)).isTrue();
    }

    @Test
    void wrongCurrentPasswordChangesNothingAndIsNoted() {
        assertThat(change(NEW, NEW)).isEqualTo(new PasswordChangeResult.CurrentWrong());

        assertThat(stored(OLD)).isEqualTo(PasswordCheck.MATCH);
        assertThat(goesOn(there)).isTrue();
        assertThat(hasher.asked).containsExactly("verify");
        assertThat(node.kinds()).contains(AuditEvent.Kind.PASSWORD_CHANGE_FAILED);
    }

    @Test
    void newPasswordThatBreaksARuleIsRefusedBeforeAnythingIsHashed() {
        PasswordChangeResult result = change(OLD, Password.of("ada"));

        assertThat(((PasswordChangeResult.Refused) result).broken())
                .extracting(BrokenRule::name)
                .contains("too_short");
        assertThat(hasher.asked).isEmpty();
        assertThat(goesOn(there)).isTrue();
    }

    @Test
    void disabledOrGoneUserHasNoPasswordToChange() {
        node.stores.disable(user.id());
        assertThat(change(OLD, NEW)).isEqualTo(new PasswordChangeResult.NoAccount());

        node.stores.remove(user.id());
        assertThat(change(OLD, NEW)).isEqualTo(new PasswordChangeResult.NoAccount());
    }

    @Test
    void whenAllTurnsAreTakenTheAnswerIsBusy() {
        bulkhead.run(() -> {
            assertThatThrownBy(() -> change(OLD, NEW))
                    .isInstanceOfSatisfying(
                            BusyException.class,
                            thrown -> assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
            return "full";
        });
        assertThat(stored(OLD)).isEqualTo(PasswordCheck.MATCH);
    }

    @Test
    void hashThatALoginReplacedInBetweenIsComparedAnew() {
        String upgraded = new BcryptHasher(5).hash(OLD);
        UserStore meanwhile =
                meanwhile(() -> node.stores.users().replacePasswordHash(user.id(), user.passwordHash(), upgraded));

        PasswordChangeResult result = service(meanwhile).change(user.id(), sessionOf(here), OLD, NEW, Origin.NONE);

        assertThat(result).isInstanceOf(PasswordChangeResult.Changed.class);
        assertThat(stored(NEW)).isEqualTo(PasswordCheck.MATCH);
    }

    @Test
    void passwordThatSomebodyElseChangedInBetweenStays() {
        Password theirs = Password.of("something else");
        String hash = new BcryptHasher(4).hash(theirs);
        UserStore meanwhile =
                meanwhile(() -> node.stores.users().replacePasswordHash(user.id(), user.passwordHash(), hash));

        PasswordChangeResult result = service(meanwhile).change(user.id(), sessionOf(here), OLD, NEW, Origin.NONE);

        assertThat(result).isEqualTo(new PasswordChangeResult.CurrentWrong());
        assertThat(stored(theirs)).isEqualTo(PasswordCheck.MATCH);
    }

    @Test
    void whereTheDatabaseGoesAwayBeforeThePasswordIsReplacedTheOthersHaveEndedAndTheChangeCanBeTriedAgain() {
        UserStore meanwhile = meanwhile(() -> {
            throw new StoreUnavailableException("down", new IllegalStateException());
        });

        assertThatThrownBy(() -> service(meanwhile).change(user.id(), sessionOf(here), OLD, NEW, Origin.NONE))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(goesOn(there)).isFalse();
        assertThat(change(OLD, NEW)).isInstanceOf(PasswordChangeResult.Changed.class);
    }

    @Test
    void sessionThatIsOpenedWhileThePasswordIsReplacedEndsToo() {
        SessionTokens[] late = new SessionTokens[1];
        UserStore meanwhile = meanwhile(() -> {
            late[0] = node.open(user);
        });

        PasswordChangeResult result = service(meanwhile).change(user.id(), sessionOf(here), OLD, NEW, Origin.NONE);

        assertThat(goesOn(late[0])).isFalse();
        assertThat(goesOn(((PasswordChangeResult.Changed) result).tokens())).isTrue();
    }

    /** The store, in which something happens right before the first replacement of a hash. */
    private UserStore meanwhile(Runnable happening) {
        UserStore store = node.stores.users();
        return new UserStore() {
            private boolean happened;

            @Override
            public Optional<UserRecord> findByUsername(String username) {
                return store.findByUsername(username);
            }

            @Override
            public Optional<CredentialRecord> findCredential(String username) {
                return store.findCredential(username);
            }

            @Override
            public Optional<UserRecord> findById(String id) {
                return store.findById(id);
            }

            @Override
            public Optional<TokenSubject> findForToken(String id) {
                return store.findForToken(id);
            }

            @Override
            public boolean isEmpty() {
                return store.isEmpty();
            }

            @Override
            public boolean create(NewUser created) {
                return store.create(created);
            }

            @Override
            public boolean replacePasswordHash(String id, String expected, String replacement) {
                if (!happened) {
                    happened = true;
                    happening.run();
                }
                return store.replacePasswordHash(id, expected, replacement);
            }
        };
    }
}

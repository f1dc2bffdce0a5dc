package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchword.store.TestRecords.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.api.login.Page;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;

/** What every {@link UserDirectory} and {@link RoleStore} keep. Each test begins with an empty store. */
public abstract class UserDirectoryContract {

    private static final RevocationRecord.Cutoff REFUSAL =
            new RevocationRecord.Cutoff(NOW, NOW.plus(Duration.ofMinutes(15)));

    protected abstract UserDirectory store();

    protected abstract RoleStore roles();

    protected abstract UserStore users();

    protected abstract SessionStore sessions();

    protected abstract RevocationStore revocations();

    private String user(String name, String... roles) {
        NewUser user = TestRecords.user(name, Set.of(roles), Set.of());
        users().create(user);
        return user.id();
    }

    private UserRecord read(String id) {
        return users().findById(id).orElseThrow();
    }

    private List<RevocationRecord> recorded() {
        return revocations().recordedWithin(Duration.ofMinutes(5));
    }

    private List<String> found(String query) {
        return store().search(query, 0, 100).page().rows().stream()
                .map(UserRecord::username)
                .toList();
    }

    @Test
    void namesOfUsersComeByTheirIds() {
        String ada = user("Ada");
        String bob = user("bob");
        user("carol");

        assertThat(store().usernames(Set.of(ada, bob, TestRecords.id()))).isEqualTo(Map.of(ada, "Ada", bob, "bob"));
        assertThat(store().usernames(Set.of())).isEmpty();
    }

    @Test
    void administratorIsAnEnabledUserWithTheRole() {
        user("ada", "user");
        assertThat(store().hasAdministrator()).isFalse();

        user("bea", UserDirectory.ADMINISTRATOR);
        assertThat(store().hasAdministrator()).isTrue();
    }

    @Test
    void usersAreFoundByPartsOfTheirNamesAndAddressesInOrder() {
        user("Carl");
        user("anna");
        user("Bert_1");

        assertThat(found("")).containsExactly("anna", "Bert_1", "Carl");
        assertThat(found("AR")).containsExactly("Carl");
        assertThat(found("anna@EXAMPLE")).containsExactly("anna");
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void whatIsLookedForIsNoPattern() {
        user("anna");
        user("Bert_1");
        user("x!y");

        assertThat(found("%")).isEmpty();
        assertThat(found("_")).containsExactly("Bert_1");
        assertThat(found("!")).containsExactly("x!y");
        assertThat(found("'")).isEmpty();
        assertThat(found("\\")).isEmpty();
        assertThat(found("a\0b")).isEmpty();
    }

    @Test
    void pageHasItsUsersWithRolesAndPermissionsAndSaysHowManyThereAre() {
        NewUser ada = TestRecords.user("ada", Set.of("user", "clerk"), Set.of("direct"));
        users().create(ada);
        user("bea", "user");
        user("cal");
        roles().createPermission("byRole", null, NOW);
        roles().grant("clerk", "byRole");

        Page<UserRecord> first = store().search("", 0, 2).page();
        Page<UserRecord> second = store().search("", 1, 2).page();

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.rows()).extracting(UserRecord::username).containsExactly("ada", "bea");
        assertThat(first.rows().get(0)).isEqualTo(read(ada.id()));
        assertThat(first.rows().get(0).permissions()).containsExactlyInAnyOrder("direct", "byRole");
        assertThat(second.rows()).extracting(UserRecord::username).containsExactly("cal");
        assertThat(store().search("", 9, 2).page()).isEqualTo(new Page<>(List.of(), 3));
    }

    @Test
    void userIsDisabledAndEnabledAndItsTokensAreRefusedFromTheFirst() {
        user("root", "admin");
        String id = user("ada", "user");

        assertThat(store().disable(id, () -> REFUSAL)).isEqualTo(Change.refusing(List.of(REFUSAL.of(id))));
        assertThat(read(id).enabled()).isFalse();
        assertThat(recorded()).containsExactly(REFUSAL.of(id));
        assertThat(store().disable(id, () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.UNCHANGED);

        assertThat(store().enable(id)).isEqualTo(Change.of(ChangeOutcome.DONE));
        assertThat(read(id).enabled()).isTrue();
        assertThat(store().enable(id).outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
    }

    @Test
    void removedUserIsGoneWithItsSessions() {
        user("root", "admin");
        String id = user("ada", "user");
        SessionRecord session = TestRecords.session(id);
        SessionRecord others = TestRecords.session();
        sessions().open(session);
        sessions().open(others);

        assertThat(store().delete(id, () -> REFUSAL)).isEqualTo(Change.refusing(List.of(REFUSAL.of(id))));

        assertThat(users().findById(id)).isEmpty();
        assertThat(sessions().find(session.id())).isEmpty();
        assertThat(sessions().find(others.id())).isPresent();
        assertThat(recorded()).containsExactly(REFUSAL.of(id));
        assertThat(store().delete(id, () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.NO_SUCH_USER);
        assertThat(users().create(TestRecords.user("ada"))).isTrue();
    }

    @Test
    void rolesAndPermissionsAreGrantedAndTaken() {
        String id = user("ada");
        roles().createRole("clerk", null, NOW);
        roles().createPermission("write", null, NOW);

        assertThat(store().grantRole(id, "clerk")).isEqualTo(Change.of(ChangeOutcome.DONE));
        assertThat(store().grantRole(id, "clerk").outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(store().grantPermission(id, "write")).isEqualTo(Change.of(ChangeOutcome.DONE));
        assertThat(read(id).roles()).containsExactly("clerk");
        assertThat(read(id).permissions()).containsExactly("write");
        assertThat(recorded()).as("nothing is taken away").isEmpty();

        assertThat(store().takeRole(id, "clerk", () -> REFUSAL)).isEqualTo(Change.refusing(List.of(REFUSAL.of(id))));
        assertThat(store().takeRole(id, "clerk", () -> REFUSAL)).isEqualTo(Change.of(ChangeOutcome.UNCHANGED));
        RevocationRecord.OfUser later = new RevocationRecord.OfUser(id, NOW.plusSeconds(1), REFUSAL.until());
        assertThat(store().takePermission(id, "write", () -> REFUSAL))
                .as("a token that was issued in between has the permission, and is refused")
                .isEqualTo(Change.refusing(List.of(later)));
        assertThat(read(id).roles()).isEmpty();
        assertThat(read(id).permissions()).isEmpty();
        assertThat(recorded()).containsExactly(later);
    }

    @Test
    void whatDoesNotExistIsSaid() {
        String id = user("ada");

        assertThat(store().grantRole("nobody", "clerk").outcome()).isEqualTo(ChangeOutcome.NO_SUCH_USER);
        assertThat(store().enable("a\0b").outcome()).isEqualTo(ChangeOutcome.NO_SUCH_USER);
        assertThat(store().grantRole(id, "clerk").outcome()).isEqualTo(ChangeOutcome.NO_SUCH_ROLE);
        assertThat(store().takeRole(id, "a\0b", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.NO_SUCH_ROLE);
        assertThat(store().grantPermission(id, "x").outcome()).isEqualTo(ChangeOutcome.NO_SUCH_PERMISSION);
        assertThat(store().rename("nobody", "x")).isFalse();
        assertThat(roles().grant("x", "y").outcome()).isEqualTo(ChangeOutcome.NO_SUCH_ROLE);
        assertThat(roles().deleteRole("x", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.NO_SUCH_ROLE);
        assertThat(roles().deletePermission("x", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.NO_SUCH_PERMISSION);
    }

    @Test
    void fullNameIsChangedAndNothingElse() {
        String id = user("ada", "user");
        UserRecord before = read(id);

        assertThat(store().rename(id, "Ada L\u00f8velace")).isTrue();

        assertThat(read(id).fullName()).isEqualTo("Ada L\u00f8velace");
        assertThat(read(id))
                .usingRecursiveComparison()
                .ignoringFields("fullName")
                .isEqualTo(before);
    }

    @Test
    void lastEnabledAdministratorStaysOne() {
        String root = user("root", "admin");
        String gone = user("gone", "admin");
        store().disable(gone, () -> REFUSAL);

        assertThat(store().disable(root, () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.LAST_ADMINISTRATOR);
        assertThat(store().delete(root, () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.LAST_ADMINISTRATOR);
        assertThat(store().takeRole(root, "admin", () -> REFUSAL).outcome())
                .isEqualTo(ChangeOutcome.LAST_ADMINISTRATOR);
        assertThat(roles().deleteRole("admin", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.LAST_ADMINISTRATOR);
        assertThat(read(root).enabled()).isTrue();
        assertThat(read(root).roles()).containsExactly("admin");

        assertThat(store().takeRole(gone, "admin", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(store().delete(gone, () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.DONE);
    }

    @Test
    void administratorsThatRemoveEachOtherAtOnceLeaveOne() throws Exception {
        List<String> ids =
                IntStream.range(0, 6).mapToObj(i -> user("root" + i, "admin")).toList();

        List<ChangeOutcome> outcomes = AtOnce.call(6, i -> () -> switch (i % 3) {
                    case 0 -> store().disable(ids.get(i), () -> REFUSAL);
                    case 1 -> store().delete(ids.get(i), () -> REFUSAL);
                    default -> store().takeRole(ids.get(i), "admin", () -> REFUSAL);
                })
                .stream()
                .map(Change::outcome)
                .toList();

        assertThat(outcomes).containsOnly(ChangeOutcome.DONE, ChangeOutcome.LAST_ADMINISTRATOR);
        assertThat(outcomes)
                .filteredOn(ChangeOutcome.LAST_ADMINISTRATOR::equals)
                .hasSize(1);
        assertThat(store().search("", 0, 10).page().rows())
                .filteredOn(user -> user.enabled() && user.roles().contains("admin"))
                .hasSize(1);
    }

    @Test
    void oneGrantManyTimesAtOnceIsOneGrant() throws Exception {
        String id = user("ada");
        roles().createRole("clerk", null, NOW);

        List<Change> changes = AtOnce.call(8, i -> () -> store().grantRole(id, "clerk"));

        assertThat(changes).extracting(Change::outcome).containsOnly(ChangeOutcome.DONE, ChangeOutcome.UNCHANGED);
        assertThat(changes)
                .filteredOn(change -> change.outcome() == ChangeOutcome.DONE)
                .hasSize(1);
        assertThat(read(id).roles()).containsExactly("clerk");
    }

    @Test
    void tokenIsIssuedBeforeAChangeOfItsRightsOrWithTheNewOnes() throws Exception {
        assertThatChangesOfRightsAreAwaited((user, session) -> users().findForToken(user));
    }

    @Test
    void sessionIsLockedBeforeAChangeOfItsUsersRightsOrComesWithTheNewOnes() throws Exception {
        assertThatChangesOfRightsAreAwaited(
                (user, session) -> sessions().lock(session).flatMap(LockedSession::user));
    }

    @Test
    void userIsLockedForASessionBeforeAChangeOfItsRightsOrComesWithTheNewOnes() throws Exception {
        assertThatChangesOfRightsAreAwaited(
                (user, session) -> sessions().lockUser(user, NOW).map(LockedUser::subject));
    }

    /** @param reading reads a user for a token, by the id of the user or of its session */
    private void assertThatChangesOfRightsAreAwaited(BiFunction<String, String, Optional<TokenSubject>> reading)
            throws Exception {
        user("root", "admin");
        for (String name : List.of("disabled", "taken", "deleted")) {
            String id = user(name, "clerk");
            roles().createPermission("write", null, NOW);
            store().grantPermission(id, "write");
            SessionRecord session = TestRecords.session(id);
            sessions().open(session);
            CompletableFuture<Optional<TokenSubject>> read = new CompletableFuture<>();
            Supplier<RevocationRecord.Cutoff> meanwhile = () -> {
                Thread reader = new Thread(() -> {
                    try {
                        read.complete(reading.apply(id, session.id()));
                    } catch (RuntimeException | Error e) {
                        read.completeExceptionally(e);
                    }
                });
                reader.setDaemon(true);
                reader.start();
                // It must not come to an end; nothing shows that it has come as far as the lock.
                assertThatThrownBy(() -> read.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return REFUSAL;
            };

            Change change = switch (name) {
                case "disabled" -> store().disable(id, meanwhile);
                case "deleted" -> store().delete(id, meanwhile);
                default -> store().takePermission(id, "write", meanwhile);
            };

            assertThat(change.refused()).containsExactly(REFUSAL.of(id));
            Optional<TokenSubject> subject = read.get(20, TimeUnit.SECONDS);
            assertThat(subject.map(TokenSubject::user)).isEqualTo(users().findById(id));
            if (!name.equals("deleted")) {
                assertThat(subject.orElseThrow().issuedBefore()).isEqualTo(NOW);
            }
        }
    }

    @Test
    void whoseRightsNeverChangedHasNoRefusedTokens() {
        String id = user("ada");

        assertThat(users().findForToken(id)).contains(new TokenSubject(read(id), Instant.EPOCH));
        assertThat(users().findForToken("nobody")).isEmpty();
        assertThat(users().findForToken("a\0b")).isEmpty();
    }

    @Test
    void roleOfManyIsTakenFromAll() {
        for (int i = 0; i < 502; i++) {
            user("user" + i, "crowd");
        }
        String first = users().findByUsername("user0").orElseThrow().id();
        roles().createRole("another", null, NOW);
        store().grantRole(first, "another");
        store().takeRole(first, "another", () -> REFUSAL);

        Change change = roles().deleteRole("crowd", () -> REFUSAL);

        assertThat(change.refused()).hasSize(502).doesNotHaveDuplicates();
        assertThat(change.refused())
                .contains(new RevocationRecord.OfUser(first, NOW.plusSeconds(1), REFUSAL.until()))
                .containsExactlyInAnyOrderElementsOf(recorded().stream()
                        .map(RevocationRecord.OfUser.class::cast)
                        .toList());
    }

    @Test
    void rolesAndPermissionsAreListedByNameWithWhatTheyAreFor() {
        assertThat(roles().createRole("clerk", "Writes \u00e9", NOW).outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles().createRole("auditor", null, NOW).outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles().createRole("clerk", "again", NOW).outcome()).isEqualTo(ChangeOutcome.TAKEN);
        assertThat(roles().createPermission("write", "To write", NOW).outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles().createPermission("write", null, NOW).outcome()).isEqualTo(ChangeOutcome.TAKEN);
        assertThat(roles().grant("clerk", "write").outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(roles().grant("clerk", "write").outcome()).isEqualTo(ChangeOutcome.UNCHANGED);

        assertThat(roles().roles())
                .containsExactly(
                        new RoleDefinition("auditor", null, Set.of()),
                        new RoleDefinition("clerk", "Writes \u00e9", Set.of("write")));
        assertThat(roles().permissions()).containsExactly(new PermissionDefinition("write", "To write"));
    }

    @Test
    void whatIsTakenFromARoleRefusesTheTokensOfAllWhoHaveIt() {
        String ada = user("ada", "clerk");
        String bea = user("bea", "clerk");
        String cal = user("cal");
        roles().createPermission("write", null, NOW);
        roles().grant("clerk", "write");
        store().grantPermission(cal, "write");

        assertThat(roles().take("clerk", "write", () -> REFUSAL).users()).containsExactlyInAnyOrder(ada, bea);
        assertThat(roles().take("clerk", "write", () -> REFUSAL).outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(recorded()).containsExactlyInAnyOrder(REFUSAL.of(ada), REFUSAL.of(bea));
        assertThat(read(ada).permissions()).isEmpty();

        assertThat(roles().deletePermission("write", () -> REFUSAL).users()).containsExactly(cal);
        assertThat(roles().permissions()).isEmpty();
        assertThat(read(cal).permissions()).isEmpty();

        assertThat(roles().deleteRole("clerk", () -> REFUSAL).users()).containsExactlyInAnyOrder(ada, bea);
        assertThat(read(bea).roles()).isEmpty();
        assertThat(roles().roles()).isEmpty();
    }
}

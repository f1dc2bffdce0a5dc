package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.identity.IdentityKey;

/** What every {@link UserStore} keeps. Each test begins with an empty store. */
public abstract class UserStoreContract {

    protected abstract UserStore store();

    /** Gives a role, which exists, a permission, which is made. */
    protected abstract void grant(String role, String permission);

    /** Switches a user off. */
    protected abstract void disable(String id);

    @Test
    void credentialIsFoundByAnySpellingOfTheName() {
        NewUser user = TestRecords.user("Ada", Set.of("user"), Set.of());
        store().create(user);
        CredentialRecord expected = new CredentialRecord(user.id(), user.passwordHash(), true);

        assertThat(store().findCredential("Ada")).contains(expected);
        assertThat(store().findCredential("aDA")).contains(expected);
        assertThat(store().findCredential("nobody")).isEmpty();
        assertThat(store().findCredential("a\0b")).isEmpty();
        disable(user.id());
        assertThat(store().findCredential("ada")).contains(new CredentialRecord(user.id(), user.passwordHash(), false));
    }

    @Test
    void createdUserIsFoundWithEveryFieldByNameAndById() {
        NewUser ada = TestRecords.user("Ada", Set.of("user", "admin"), Set.of("phones:write"));

        assertThat(store().create(ada)).isTrue();

        UserRecord expected = new UserRecord(
                ada.id(),
                "Ada",
                ada.email(),
                false,
                ada.fullName(),
                ada.passwordHash(),
                true,
                ada.roles(),
                ada.permissions(),
                ada.createdAt());
        assertThat(store().findById(ada.id())).contains(expected);
        assertThat(store().findByUsername("Ada")).contains(expected);
    }

    @Test
    void emailAndFullNameMayBeMissing() {
        NewUser bare =
                new NewUser(TestRecords.id(), "bare", null, null, "{x}hash", Set.of(), Set.of(), TestRecords.NOW);

        store().create(bare);

        UserRecord found = store().findById(bare.id()).orElseThrow();
        assertThat(found.email()).isNull();
        assertThat(found.fullName()).isNull();
    }

    @Test
    void permissionsOfRolesComeWithTheUsersOwnEachOnce() {
        NewUser user = TestRecords.user("eve", Set.of("clerk", "auditor"), Set.of("own", "shared"));
        store().create(user);
        grant("clerk", "phones:read");
        grant("clerk", "shared2");
        grant("auditor", "log:read");

        UserRecord found = store().findById(user.id()).orElseThrow();

        assertThat(found.roles()).containsExactlyInAnyOrder("clerk", "auditor");
        assertThat(found.permissions())
                .containsExactlyInAnyOrder("own", "shared", "phones:read", "shared2", "log:read");
    }

    @Test
    void usersShareTheRolesAndPermissionsOfOneName() {
        NewUser first = TestRecords.user("first", Set.of("user"), Set.of("p"));
        NewUser second = TestRecords.user("second", Set.of("user"), Set.of("p"));
        store().create(first);
        store().create(second);
        grant("user", "granted");

        assertThat(store().findById(first.id()).orElseThrow().permissions()).contains("granted");
        assertThat(store().findById(second.id()).orElseThrow().permissions()).contains("granted");
    }

    @Test
    void unknownNamesAndIdsAreNotFound() {
        store().create(TestRecords.user("somebody"));

        assertThat(store().findByUsername("nobody")).isEmpty();
        assertThat(store().findById(TestRecords.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%", "some%", "somebod_", "somebody ", " somebody", "' or '1'='1", "somebody\0", "\ud800"})
    void namesThatOnlyResembleOneAreNotFound(String name) {
        store().create(TestRecords.user("somebody"));
        store().create(TestRecords.user("?"));

        assertThat(store().findByUsername(name)).isEmpty();
        assertThat(store().findCredential(name)).isEmpty();
        assertThat(store().findById(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ADMIN,admin", "admin,ADMIN", "Iris,iRIS", "Zoë,ZOË", "ЮЛИЯ,юлия", "𐐀bc,𐐨BC"})
    void namesAreFoundAndTakenWithoutRegardToCase(String created, String asked) {
        NewUser user = TestRecords.user(created);
        store().create(user);

        assertThat(store().findByUsername(asked)).map(UserRecord::username).contains(created);
        assertThat(store().findCredential(asked)).map(CredentialRecord::id).contains(user.id());
        assertThat(store().create(TestRecords.user(asked))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "zo\u00eb,zoe\u0308",
        "zoe\u0308,zo\u00eb",
        "ZOE\u0308,zo\u00eb",
        "\u212bsa,\u00e5SA",
        "wei\u00df,WEI\u1e9e",
        "Ver\u212a,verk"
    })
    void spellingsThatAreCanonicallyEquivalentAreOneNameThatIsStoredInNfc(String created, String asked) {
        NewUser user = TestRecords.user(created);
        store().create(user);

        assertThat(store().findByUsername(asked)).map(UserRecord::id).contains(user.id());
        assertThat(store().findCredential(asked)).map(CredentialRecord::id).contains(user.id());
        assertThat(store().findByUsername(created)).map(UserRecord::username).contains(IdentityKey.written(created));
        assertThat(store().create(TestRecords.user(asked))).isFalse();
    }

    @Test
    void casesAreThoseOfNoLanguageOnATurkishServer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            store().create(TestRecords.user("ADMIN"));

            assertThat(store().findByUsername("admin")).isPresent();
            assertThat(store().findByUsername("adm\u0131n"))
                    .as("dotless i is another letter")
                    .isEmpty();
            assertThat(store().create(TestRecords.user("Admin"))).isFalse();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void takenNameMakesNothing() {
        store().create(TestRecords.user("Ada"));
        NewUser second = TestRecords.user("ADA", Set.of("new-role"), Set.of());

        assertThat(store().create(second)).isFalse();

        assertThat(store().findById(second.id())).isEmpty();
    }

    @Test
    void ofManyThatTakeOneNameAtOnceExactlyOneSucceeds() throws Exception {
        List<NewUser> users = IntStream.range(0, 16)
                .mapToObj(i -> TestRecords.user(i % 2 == 0 ? "racer" : "RACER", Set.of("r1", "r2"), Set.of("p1", "p2")))
                .toList();

        List<Boolean> made = AtOnce.call(16, i -> () -> store().create(users.get(i)));

        assertThat(made).containsOnlyOnce(true);
        Optional<UserRecord> winner = store().findByUsername("racer");
        assertThat(winner)
                .map(UserRecord::id)
                .contains(users.get(made.indexOf(true)).id());
    }

    @Test
    void usersMadeAtOnceWithTheSameNewRoleAreAllMade() throws Exception {
        List<Boolean> made = AtOnce.call(
                4, i -> () -> store().create(TestRecords.user("user" + i, Set.of("brand-new"), Set.of("also-new"))));

        assertThat(made).containsOnly(true);
        assertThat(store().findByUsername("user3").orElseThrow().roles()).containsExactly("brand-new");
    }

    @Test
    void isEmptyUntilTheFirstUserIsMade() {
        assertThat(store().isEmpty()).isTrue();

        store().create(TestRecords.user("first"));

        assertThat(store().isEmpty()).isFalse();
    }

    @Test
    void disabledUserIsFoundAsDisabled() {
        NewUser user = TestRecords.user("gone");
        store().create(user);
        assertThat(store().findById(user.id()).orElseThrow().enabled()).isTrue();

        disable(user.id());

        assertThat(store().findById(user.id()).orElseThrow().enabled()).isFalse();
        assertThat(store().findByUsername("GONE").orElseThrow().enabled()).isFalse();
    }

    @Test
    void passwordHashIsReplacedOnlyWhereItIsTheExpectedOne() {
        NewUser user = TestRecords.user("ada");
        store().create(user);

        assertThat(store().replacePasswordHash(user.id(), "{x}HASH", "{x}wrong"))
                .isFalse();
        assertThat(store().replacePasswordHash(TestRecords.id(), "{x}hash", "{x}wrong"))
                .isFalse();
        assertThat(store().replacePasswordHash(user.id(), "{x}hash", "{x}better"))
                .isTrue();
        assertThat(store().replacePasswordHash(user.id(), "{x}hash", "{x}late")).isFalse();

        assertThat(store().findById(user.id()).orElseThrow().passwordHash()).isEqualTo("{x}better");
    }
}

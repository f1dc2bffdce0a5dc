package org.watchword.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.store.TestRecords.NOW;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.AccountStore.Accepted;
import org.watchword.store.AccountStore.Registered;
import org.watchword.store.OneTimeToken.Purpose;

/** What every {@link AccountStore} keeps. */
public abstract class AccountStoreContract {

    protected abstract AccountStore store();

    /** The same users. */
    protected abstract UserStore users();

    /** The same users. */
    protected abstract UserDirectory directory();

    /** Gives a user another address. */
    protected abstract void changeEmail(String id, String email);

    /** True where the user's address has been verified. */
    protected abstract boolean hasVerifiedEmail(String id);

    private static NewUser user(String name, String email) {
        return new NewUser(TestRecords.id(), name, email, "Full", "{x}old", Set.of("user"), Set.of(), NOW);
    }

    private NewUser registered(String name) {
        NewUser user = user(name, name + "@example.org");
        assertThat(store().register(user)).isEqualTo(Registered.CREATED);
        return user;
    }

    private OneTimeToken issued(NewUser user, Purpose purpose) {
        OneTimeToken token =
                new OneTimeToken(TestRecords.id(), purpose, user.id(), user.email(), NOW, NOW.plusSeconds(60));
        store().issue(token);
        return token;
    }

    @Test
    void registeredUserIsThereWithItsRoles() {
        NewUser ada = registered("Ada");

        assertThat(users().findByUsername("ada").orElseThrow().roles()).containsExactly("user");
        assertThat(store().findByEmail("ADA@example.ORG").orElseThrow().id()).isEqualTo(ada.id());
        assertThat(store().findByEmail("bob@example.org")).isEmpty();
        assertThat(store().findByEmail("a\0@example.org")).isEmpty();
    }

    @Test
    void nameAndAddressAreTakenWithoutRegardToCaseAndTheNameIsSaidFirst() {
        registered("Ada");

        assertThat(store().register(user("aDA", "other@example.org"))).isEqualTo(Registered.NAME_TAKEN);
        assertThat(store().register(user("other", "Ada@Example.org"))).isEqualTo(Registered.EMAIL_TAKEN);
        assertThat(store().register(user("ada", "ada@example.org"))).isEqualTo(Registered.NAME_TAKEN);
        UserRecord other = users().findByUsername("other").orElseThrow();
        assertThat(other.email()).isEqualTo("Ada@Example.org");
        assertThat(store().findByEmail("ada@example.org").orElseThrow().username())
                .isEqualTo("Ada");
        assertThat(store().findUnverified(other.id()))
                .as("it only shows the address")
                .isPresent();
        assertThat(other.emailVerified()).isFalse();
        assertThat(users().create(user("another", "ada@EXAMPLE.org"))).isFalse();
    }

    @Test
    void addressIsOneWhetherItsDomainIsWrittenInUnicodeOrAsALabels() {
        NewUser zoe = user("zoe", "Zoe@B\u00fccher.example");
        store().register(zoe);

        for (String spelling : List.of(
                "zoe@xn--bcher-kva.example",
                "zoe@XN--BCHER-KVA.example",
                "zoe@b\u00fccher.example",
                "zoe@bu\u0308cher.EXAMPLE")) {
            assertThat(store().findByEmail(spelling))
                    .map(UserRecord::id)
                    .as(spelling)
                    .contains(zoe.id());
            assertThat(store().register(user("name" + spelling.hashCode(), spelling)))
                    .isEqualTo(Registered.EMAIL_TAKEN);
        }
        OneTimeToken token = issued(zoe, Purpose.VERIFY_EMAIL);
        assertThat(store().verifyEmail(token.hash(), NOW)).contains(zoe.id());
    }

    @Test
    void ofManyWhoRegisterAtOnceWithOneAddressExactlyOneGetsIt() throws Exception {
        List<Registered> results =
                AtOnce.call(8, number -> () -> store().register(user("user" + number, "same@example.org")));

        assertThat(results).containsOnlyOnce(Registered.CREATED);
        assertThat(results.stream().filter(Registered.EMAIL_TAKEN::equals)).hasSize(7);
    }

    @Test
    void tokenIsFoundForItsPurposeUntilItExpires() {
        OneTimeToken token = issued(registered("ada"), Purpose.RESET_PASSWORD);

        assertThat(store().find(token.hash(), Purpose.RESET_PASSWORD, NOW)).contains(token);
        assertThat(store().find(token.hash(), Purpose.VERIFY_EMAIL, NOW)).isEmpty();
        assertThat(store().find(
                                token.hash(),
                                Purpose.RESET_PASSWORD,
                                token.expiresAt().minusMillis(1)))
                .isPresent();
        assertThat(store().find(token.hash(), Purpose.RESET_PASSWORD, token.expiresAt()))
                .isEmpty();
        assertThat(store().find("other", Purpose.RESET_PASSWORD, NOW)).isEmpty();
    }

    @Test
    void newTokenEndsTheOneBeforeOfTheSamePurposeOnly() {
        NewUser ada = registered("ada");
        OneTimeToken first = issued(ada, Purpose.RESET_PASSWORD);
        OneTimeToken other = issued(ada, Purpose.VERIFY_EMAIL);
        OneTimeToken ofAnother = issued(registered("bob"), Purpose.RESET_PASSWORD);
        OneTimeToken second = issued(ada, Purpose.RESET_PASSWORD);

        assertThat(store().find(first.hash(), Purpose.RESET_PASSWORD, NOW)).isEmpty();
        assertThat(store().find(second.hash(), Purpose.RESET_PASSWORD, NOW)).isPresent();
        assertThat(store().find(other.hash(), Purpose.VERIFY_EMAIL, NOW)).isPresent();
        assertThat(store().find(ofAnother.hash(), Purpose.RESET_PASSWORD, NOW)).isPresent();
    }

    @Test
    void addressIsVerifiedOnceAndOnlyTheOneThatTheTokenWasSentTo() {
        NewUser ada = registered("ada");
        OneTimeToken token = issued(ada, Purpose.VERIFY_EMAIL);
        assertThat(hasVerifiedEmail(ada.id())).isFalse();

        assertThat(store().verifyEmail(token.hash(), NOW)).contains(ada.id());
        assertThat(hasVerifiedEmail(ada.id())).isTrue();
        assertThat(store().verifyEmail(token.hash(), NOW)).isEmpty();

        NewUser bob = registered("bob");
        OneTimeToken old = issued(bob, Purpose.VERIFY_EMAIL);
        changeEmail(bob.id(), "new@example.org");
        assertThat(store().verifyEmail(old.hash(), NOW)).isEmpty();
        assertThat(hasVerifiedEmail(bob.id())).isFalse();
    }

    @Test
    void userIsUnverifiedUntilItsAddressIsVerified() {
        NewUser ada = registered("ada");
        NewUser noAddress = user("bob", null);
        users().create(noAddress);

        assertThat(store().findUnverified(ada.id()).orElseThrow().email()).isEqualTo("ada@example.org");
        assertThat(store().findUnverified(noAddress.id())).isEmpty();
        assertThat(store().findUnverified("a\0b")).isEmpty();
        store().verifyEmail(issued(ada, Purpose.VERIFY_EMAIL).hash(), NOW);
        assertThat(store().findUnverified(ada.id())).isEmpty();
    }

    private OneTimeToken sent(NewUser user, String address) {
        OneTimeToken token =
                new OneTimeToken(TestRecords.id(), Purpose.CHANGE_EMAIL, user.id(), address, NOW, NOW.plusSeconds(60));
        store().issue(token);
        return token;
    }

    @Test
    void newPasswordMakesWhatIsUnderWayByMailWorthless() {
        NewUser ada = registered("ada");
        OneTimeToken move = sent(ada, "mallory@example.org");
        OneTimeToken reset = issued(ada, Purpose.RESET_PASSWORD);
        assertThat(store().resetPassword(reset.hash(), "{x}new", NOW)).contains(ada.id());
        assertThat(store().changeEmail(move.hash(), NOW)).isEmpty();

        OneTimeToken otherMove = sent(ada, "mallory@example.org");
        OneTimeToken otherReset = issued(ada, Purpose.RESET_PASSWORD);
        NewUser bob = registered("bob");
        OneTimeToken ofBob = issued(bob, Purpose.RESET_PASSWORD);
        store().withdraw(ada.id());

        assertThat(store().changeEmail(otherMove.hash(), NOW)).isEmpty();
        assertThat(store().resetPassword(otherReset.hash(), "{x}other", NOW)).isEmpty();
        assertThat(store().resetPassword(ofBob.hash(), "{x}other", NOW)).contains(bob.id());
    }

    @Test
    void addressIsChangedOnceAndWhatWentToTheOldOneIsGoodNoLonger() {
        NewUser ada = registered("ada");
        OneTimeToken reset = issued(ada, Purpose.RESET_PASSWORD);
        OneTimeToken verify = issued(ada, Purpose.VERIFY_EMAIL);
        OneTimeToken token = sent(ada, "Ada@new.example");
        assertThat(store().verifyEmail(token.hash(), NOW)).isEmpty();
        assertThat(store().changeEmail(verify.hash(), NOW)).isEmpty();
        assertThat(store().changeEmail(token.hash(), token.expiresAt())).isEmpty();

        assertThat(store().changeEmail(token.hash(), NOW).orElseThrow().email()).isEqualTo("ada@example.org");

        assertThat(store().findByEmail("ada@NEW.example").orElseThrow().email()).isEqualTo("Ada@new.example");
        assertThat(store().findByEmail("ada@example.org")).isEmpty();
        assertThat(hasVerifiedEmail(ada.id())).isTrue();
        assertThat(store().changeEmail(token.hash(), NOW)).isEmpty();
        assertThat(store().find(reset.hash(), Purpose.RESET_PASSWORD, NOW)).isEmpty();
        assertThat(store().find(verify.hash(), Purpose.VERIFY_EMAIL, NOW)).isEmpty();
    }

    @Test
    void ofManyWhoMoveToOneAddressAtOnceOneGetsIt() throws Exception {
        List<OneTimeToken> tokens = List.of(
                sent(registered("ada"), "new@example.org"),
                sent(registered("bob"), "new@example.org"),
                sent(registered("cara"), "new@example.org"));

        List<Boolean> results = AtOnce.call(
                3,
                number -> () ->
                        store().changeEmail(tokens.get(number).hash(), NOW).isPresent());

        assertThat(results).containsOnlyOnce(true);
        assertThat(store().findByEmail("new@example.org").orElseThrow().id())
                .isEqualTo(tokens.get(results.indexOf(true)).userId());
    }

    private static NewUser invitee(String address, String... roles) {
        return new NewUser(TestRecords.id(), address, address, "Full", "{x}none", Set.of(roles), Set.of(), NOW);
    }

    private OneTimeToken invited(NewUser user) {
        OneTimeToken token = invitation(user);
        assertThat(store().invite(user, token)).contains(user.id());
        return token;
    }

    private static OneTimeToken invitation(NewUser user) {
        return new OneTimeToken(
                TestRecords.id(), Purpose.INVITATION, user.id(), user.email(), NOW, NOW.plusSeconds(60));
    }

    @Test
    void whoIsInvitedIsThereDisabledAndThenTakesTheAccountOnce() {
        NewUser anna = invitee("anna@example.org", "clerk");
        OneTimeToken token = invited(anna);

        UserRecord before = users().findById(anna.id()).orElseThrow();
        assertThat(before.enabled()).isFalse();
        assertThat(before.roles()).containsExactly("clerk");
        assertThat(store().accept(token.hash(), "Anna", null, "{x}new", NOW)).isEqualTo(Accepted.DONE);

        UserRecord after = users().findByUsername("anna").orElseThrow();
        assertThat(after)
                .isEqualTo(new UserRecord(
                        anna.id(),
                        "Anna",
                        "anna@example.org",
                        true,
                        "Full",
                        "{x}new",
                        true,
                        Set.of("clerk"),
                        Set.of(),
                        anna.createdAt()));
        assertThat(hasVerifiedEmail(anna.id())).isTrue();
        assertThat(users().findByUsername("anna@example.org")).isEmpty();
        assertThat(store().accept(token.hash(), "anna2", null, "{x}other", NOW)).isEqualTo(Accepted.BAD_TOKEN);
    }

    @Test
    void whoIsInvitedAgainIsTheSameUserWithOtherRolesAndOneGoodToken() {
        NewUser anna = invitee("anna@example.org", "clerk", "user");
        OneTimeToken first = invited(anna);
        NewUser again = invitee("Anna@example.org", "user", "chief");
        OneTimeToken second = invitation(again);

        assertThat(store().invite(again, second)).contains(anna.id());

        assertThat(users().findById(anna.id()).orElseThrow().roles()).containsExactlyInAnyOrder("user", "chief");
        assertThat(users().findById(again.id())).isEmpty();
        assertThat(store().accept(first.hash(), "anna", null, "{x}new", NOW)).isEqualTo(Accepted.BAD_TOKEN);
        assertThat(store().accept(second.hash(), "anna", "Anna A", "{x}new", NOW))
                .isEqualTo(Accepted.DONE);
        assertThat(users().findById(anna.id()).orElseThrow().fullName()).isEqualTo("Anna A");
        NewUser late = invitee("anna@example.org");
        assertThat(store().invite(late, invitation(late))).isEmpty();
    }

    @Test
    void addressOrNameOfAnotherUserIsNotInvited() {
        registered("ada");
        users().create(user("bob@example.org", "other@example.org"));
        NewUser ada = invitee("ADA@example.org");
        NewUser bob = invitee("bob@example.org");

        assertThat(store().invite(ada, invitation(ada))).isEmpty();
        assertThat(store().invite(bob, invitation(bob))).isEmpty();
        assertThat(users().findById(ada.id())).isEmpty();
        assertThat(users().findById(bob.id())).isEmpty();
    }

    @Test
    void takenNameLeavesTheInvitationGood() {
        registered("ada");
        OneTimeToken token = invited(invitee("anna@example.org"));

        assertThat(store().accept(token.hash(), "ADA", null, "{x}new", NOW)).isEqualTo(Accepted.NAME_TAKEN);
        assertThat(store().accept(token.hash(), "anna", null, "{x}new", NOW)).isEqualTo(Accepted.DONE);
    }

    @Test
    void invitationIsAcceptedOnceWhoeverIsFirst() throws Exception {
        NewUser anna = invitee("anna@example.org");
        OneTimeToken token = invited(anna);

        List<Accepted> results = AtOnce.call(
                4, number -> () -> store().accept(token.hash(), "anna" + number, null, "{x}new" + number, NOW));

        assertThat(results).containsOnlyOnce(Accepted.DONE);
        assertThat(results.stream().filter(Accepted.BAD_TOKEN::equals)).hasSize(3);
        UserRecord user = users().findById(anna.id()).orElseThrow();
        int winner = results.indexOf(Accepted.DONE);
        assertThat(user.username()).isEqualTo("anna" + winner);
        assertThat(user.passwordHash()).isEqualTo("{x}new" + winner);
    }

    @Test
    void ofManyWhoWantOneNameAtOnceOneGetsItAndTheOthersMayTryAnother() throws Exception {
        List<OneTimeToken> tokens = List.of(
                invited(invitee("a@example.org")),
                invited(invitee("b@example.org")),
                invited(invitee("c@example.org")));

        List<Accepted> results =
                AtOnce.call(3, number -> () -> store().accept(tokens.get(number).hash(), "anna", null, "{x}new", NOW));

        assertThat(results).containsOnlyOnce(Accepted.DONE);
        assertThat(results.stream().filter(Accepted.NAME_TAKEN::equals)).hasSize(2);
        int loser = results.indexOf(Accepted.NAME_TAKEN);
        assertThat(store().accept(tokens.get(loser).hash(), "other", null, "{x}new", NOW))
                .isEqualTo(Accepted.DONE);
    }

    @Test
    void ofManyInvitationsOfOneAddressAtOnceOneTokenIsGood() throws Exception {
        List<NewUser> invitees =
                List.of(invitee("anna@example.org"), invitee("anna@example.org"), invitee("anna@example.org"));
        List<OneTimeToken> tokens =
                invitees.stream().map(AccountStoreContract::invitation).toList();

        AtOnce.call(3, number -> () -> store().invite(invitees.get(number), tokens.get(number)));

        assertThat(tokens.stream()
                        .filter(token -> store().find(token.hash(), Purpose.INVITATION, NOW)
                                .isPresent()))
                .hasSize(1);
        assertThat(directory().search("anna", 0, 10).page().total()).isEqualTo(1);
    }

    @Test
    void invitationThatExpiredOrWasTakenBackOrIsNoneIsNotAccepted() {
        NewUser anna = invitee("anna@example.org");
        OneTimeToken token = invited(anna);
        OneTimeToken reset = issued(registered("ada"), Purpose.RESET_PASSWORD);

        assertThat(store().accept(token.hash(), "anna", null, "{x}new", token.expiresAt()))
                .isEqualTo(Accepted.BAD_TOKEN);
        assertThat(store().accept(reset.hash(), "anna", null, "{x}new", NOW)).isEqualTo(Accepted.BAD_TOKEN);
        assertThat(store().resetPassword(token.hash(), "{x}new", NOW)).isEmpty();
        RevocationRecord.Cutoff cutoff = new RevocationRecord.Cutoff(NOW, NOW.plusSeconds(900));
        assertThat(directory().disable(anna.id(), () -> cutoff).outcome()).isEqualTo(ChangeOutcome.DONE);
        assertThat(directory().disable(anna.id(), () -> cutoff).outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(store().accept(token.hash(), "anna", null, "{x}new", NOW)).isEqualTo(Accepted.BAD_TOKEN);
        assertThat(users().findById(anna.id()).orElseThrow().enabled()).isFalse();
    }

    @Test
    void passwordIsResetOnceWhoeverIsFirst() throws Exception {
        NewUser ada = registered("ada");
        OneTimeToken token = issued(ada, Purpose.RESET_PASSWORD);

        List<Boolean> results = AtOnce.call(
                4,
                number -> () -> store().resetPassword(token.hash(), "{x}new" + number, NOW)
                        .isPresent());

        assertThat(results).containsOnlyOnce(true);
        assertThat(users().findById(ada.id()).orElseThrow().passwordHash()).isEqualTo("{x}new" + results.indexOf(true));
        assertThat(hasVerifiedEmail(ada.id()))
                .as("whoever read the mail owns the address")
                .isTrue();
    }

    @Test
    void tokenOfAnotherPurposeOrAnExpiredOneResetsNothing() {
        NewUser ada = registered("ada");
        OneTimeToken verify = issued(ada, Purpose.VERIFY_EMAIL);
        OneTimeToken reset = issued(ada, Purpose.RESET_PASSWORD);

        assertThat(store().resetPassword(verify.hash(), "{x}new", NOW)).isEmpty();
        assertThat(store().resetPassword(reset.hash(), "{x}new", reset.expiresAt()))
                .isEmpty();
        assertThat(store().verifyEmail(reset.hash(), NOW)).isEmpty();
        assertThat(users().findById(ada.id()).orElseThrow().passwordHash()).isEqualTo("{x}old");
        assertThat(store().resetPassword(reset.hash(), "{x}new", NOW)).isPresent();
    }
}

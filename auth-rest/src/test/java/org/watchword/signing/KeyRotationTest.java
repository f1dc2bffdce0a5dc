package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.signing.KeyRevocationResult.NotFound;
import org.watchword.signing.KeyRevocationResult.Revoked;
import org.watchword.signing.KeyRevocationResult.RevokedBefore;
import org.watchword.store.AtOnce;
import org.watchword.store.SigningKeyRecord;

class KeyRotationTest {

    private static final Optional<String> KEY = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final KeyNode here = new KeyNode(stores, clock, KeyNode.unsealed());
    private final KeyNode elsewhere = new KeyNode(stores, clock, KeyNode.unsealed());

    private List<SigningKeyRecord> rows() {
        return stores.signingKeys().all();
    }

    private List<KeyState> states() {
        return here.rotation.keys().stream().map(KeyView::state).toList();
    }

    private KeyRevocationResult revoke(String kid) {
        return here.rotation.revoke(kid, KeyNode.OPERATOR);
    }

    @Test
    void keyThatIsMadeOnDemandIsPublishedAtOnceAndSignsADayLater() {
        String first = here.signer();

        KeyRotationResult next = here.rotation.rotate(KeyNode.OPERATOR);

        assertThat(next.made()).isTrue();
        assertThat(next.signsFrom()).isEqualTo(TestClock.START.plus(DAY));
        assertThat(here.ring().kids()).containsExactly(first, next.kid());
        assertThat(here.signer()).isEqualTo(first);
        assertThat(states()).containsExactly(KeyState.SIGNING, KeyState.PUBLISHED);
        clock.pass(DAY);
        assertThat(here.signer()).isEqualTo(next.kid());
        assertThat(states()).containsExactly(KeyState.VERIFYING, KeyState.SIGNING);
        assertThat(here.rotation.keys().get(0).verifiesUntil())
                .isEqualTo(next.signsFrom().plus(Duration.ofHours(25)));
    }

    @Test
    void secondRotationAndTheScheduleFindTheKeyThatIsPublishedAlready() throws Exception {
        here.signer();
        List<KeyRotationResult> all =
                AtOnce.call(8, i -> () -> (i % 2 == 0 ? here : elsewhere).rotation.rotate(KeyNode.OPERATOR));

        assertThat(all)
                .extracting(KeyRotationResult::kid)
                .containsOnly(rows().get(1).kid());
        assertThat(all.stream().filter(KeyRotationResult::made)).hasSize(1);
        clock.pass(Duration.ofDays(90));
        here.signer();
        assertThat(rows()).as("the one that rotated has signed for 89 days").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tokensOfARevokedKeyAreRefusedHereAtOnceAndElsewhereWithinThePollThoughTheyWereVerifiedBefore() {
        String token = here.sign();
        assertThat(List.of(here.accepts(token), elsewhere.accepts(token))).containsOnly(true);

        revoke(here.signer());

        assertThat(here.accepts(token)).isFalse();
        clock.pass(POLL);
        assertThat(elsewhere.accepts(token)).isFalse();
    }

    @Test
    void inPlaceOfARevokedKeyAnotherOneSignsAtOnceAndEveryNodeTakesItsTokens() {
        String leaked = here.signer();
        elsewhere.signer();
        clock.pass(Duration.ofSeconds(5));

        Revoked revoked = (Revoked) revoke(leaked);

        assertThat(revoked.successor()).isEqualTo(here.signer()).isNotEqualTo(leaked);
        assertThat(elsewhere.accepts(here.sign()))
                .as("reads the key that it does not know")
                .isTrue();
        assertThat(elsewhere.signer()).isEqualTo(revoked.successor());
        assertThat(states()).containsExactly(KeyState.REVOKED, KeyState.SIGNING);
        assertThat(rows().get(0).privateKey()).isEqualTo("plain:");
    }

    @Test
    void publishedKeyIsRevokedWithoutASuccessorAndTheOneThatSignsGoesOn() {
        String first = here.signer();
        KeyRotationResult next = here.rotation.rotate(KeyNode.OPERATOR);

        assertThat(revoke(next.kid())).isEqualTo(new Revoked(null));

        clock.pass(DAY.multipliedBy(2));
        assertThat(here.signer()).isEqualTo(first);
        assertThat(here.ring().kids()).containsExactly(first);
        assertThat(states()).containsExactly(KeyState.SIGNING);
    }

    @Test
    void keyIsRevokedOnceAndAnUnknownOneNotAtAll() {
        String leaked = here.signer();
        revoke(leaked);

        assertThat(revoke(leaked)).isEqualTo(new RevokedBefore());
        assertThat(revoke("nobody")).isEqualTo(new NotFound());
        assertThat(rows()).hasSize(2);
    }

    @Test
    void revokingEveryKeyThatSignsLeavesOneThatDoes() {
        for (int i = 0; i < 5; i++) {
            assertThat(revoke(here.signer())).isInstanceOf(Revoked.class);
            assertThat(here.accepts(here.sign())).isTrue();
            clock.pass(Duration.ofMillis(i));
        }
        clock.pass(Duration.ofHours(26));
        here.signer();

        assertThat(states()).containsExactly(KeyState.SIGNING);
    }

    @Test
    void whereNoKeySignsAnyMoreANodeMakesOneWhenItReads() {
        String only = here.signer();
        stores.signingKeys().revoke(only, clock.instant(), "plain:", null);

        clock.pass(POLL);

        assertThat(here.signer()).isNotEqualTo(only);
        assertThat(elsewhere.accepts(here.sign())).isTrue();
    }

    @Test
    void nodeWhoseClockIsBehindSignsWithTheSuccessorToo() {
        TestClock behind = new TestClock();
        KeyNode late = new KeyNode(stores, behind, KeyNode.unsealed());
        clock.pass(Duration.ofSeconds(30));
        Revoked revoked = (Revoked) revoke(here.signer());

        assertThat(late.signer()).isEqualTo(revoked.successor());
        assertThat(rows()).hasSize(2);
    }

    @Test
    void whatWasDoneIsAuditedWithTheActor() {
        String first = here.signer();
        here.rotation.rotate(KeyNode.OPERATOR);
        revoke(first);

        assertThat(here.audited.stream().filter(event -> "operator".equals(event.actorId())))
                .extracting(AuditEvent::kind)
                .containsExactly(AuditEvent.Kind.KEY_ROTATED, AuditEvent.Kind.KEY_REVOKED, AuditEvent.Kind.KEY_CREATED);
    }

    @Test
    void withoutTheEncryptionKeyOfTheNodesNothingIsChanged() {
        KeyNode sealing = new KeyNode(stores, clock, KeySeal.of(KEY));
        String first = sealing.signer();

        assertThatThrownBy(() -> here.rotation.rotate(KeyNode.OPERATOR))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("set watchword.key.encryption-key");
        assertThatThrownBy(() -> revoke(first)).isInstanceOf(ConfigurationException.class);
        assertThat(rows()).hasSize(1);
        assertThat(states()).as("the list shows them all the same").containsExactly(KeyState.SIGNING);
    }

    @Test
    void rowThatNobodyWithTheEncryptionKeyHasWrittenIsShownAsRefusedAndCannotBeRevoked() {
        KeyNode sealing = new KeyNode(stores, clock, KeySeal.of(KEY));
        sealing.signer();
        InMemoryStores theirs = new InMemoryStores(clock);
        new KeyNode(theirs, clock, KeyNode.unsealed()).signer();
        SigningKeyRecord planted = theirs.signingKeys().all().get(0);
        stores.addKey(planted);

        assertThat(sealing.rotation.keys())
                .extracting(KeyView::state)
                .containsExactly(KeyState.SIGNING, KeyState.REFUSED);
        assertThat(sealing.rotation.revoke(planted.kid(), KeyNode.OPERATOR)).isEqualTo(new NotFound());
    }

    @Test
    void withoutADatabaseNothingIsDone() {
        String first = here.signer();
        stores.down(true);

        assertThatThrownBy(() -> here.rotation.rotate(KeyNode.OPERATOR)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> revoke(first)).isInstanceOf(StoreUnavailableException.class);
        assertThat(here.signer()).isEqualTo(first);
    }
}

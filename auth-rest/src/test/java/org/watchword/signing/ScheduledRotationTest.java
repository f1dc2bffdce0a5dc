package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AtOnce;
import org.watchword.store.SigningKeyRecord;

class ScheduledRotationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PUBLISHED = Duration.ofDays(89);

    private final TestClock clock = new TestClock();
    private final InMemoryStores stores = new InMemoryStores(clock);

    private KeyNode node() {
        return new KeyNode(stores, clock, KeyNode.unsealed());
    }

    private List<SigningKeyRecord> rows() {
        return stores.signingKeys().all();
    }

    @Test
    void readingWhatIsInForceMakesNoKeyWhateverIsDue() {
        StoredKeyRing reader = new StoredKeyRing(
                stores.signingKeys(),
                KeyNode.unsealed(),
                TestKeySources.policy(JwsAlgorithm.ES256),
                event -> {
                    throw new AssertionError(event);
                },
                clock);
        assertThat(reader.inForce()).isEmpty();
        assertThat(rows()).isEmpty();
        String signer = node().signer();
        clock.pass(PUBLISHED.plus(DAY).plus(DAY));

        assertThat(reader.inForce().orElseThrow().signingKey().orElseThrow().kid())
                .isEqualTo(signer);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void noTokenOfTwoNodesIsRefusedInHalfAYearOfRotationsAndRestarts() {
        List<KeyNode> nodes = new ArrayList<>(List.of(node(), node()));
        Map<String, Instant> published = new HashMap<>();
        Set<String> signers = new LinkedHashSet<>();
        List<Issued> issued = new ArrayList<>();
        for (int step = 0; step < 200 * 4; step++) {
            Instant now = clock.instant();
            for (KeyNode node : nodes) {
                node.ring().kids().forEach(kid -> published.putIfAbsent(kid, now));
                issued.add(new Issued(node.sign(), now.plus(Duration.ofHours(24))));
                if (signers.add(node.signer()) && signers.size() > 1) {
                    assertThat(Duration.between(published.get(node.signer()), now))
                            .as("how long the key was published before")
                            .isGreaterThanOrEqualTo(DAY);
                }
            }
            issued.removeIf(token -> !token.expires().isAfter(now));
            for (Issued token : issued) {
                assertThat(nodes).as("at " + now).allMatch(node -> node.accepts(token.text()));
            }
            if (step % 60 == 59) {
                nodes.set(step % 2, node());
            }
            clock.pass(Duration.ofHours(6));
        }

        assertThat(signers).hasSize(3);
        assertThat(rows()).as("the others are gone").hasSize(1);
    }

    private record Issued(String text, Instant expires) {}

    @Test
    void ofManyNodesThatFindTheRotationDueOneMakesTheKey() throws Exception {
        List<KeyNode> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(node());
            nodes.get(i).signer();
        }
        clock.pass(PUBLISHED);

        List<Integer> known =
                AtOnce.call(8, i -> () -> nodes.get(i).ring().kids().size());

        assertThat(known).containsOnly(2);
        assertThat(rows()).hasSize(2);
        assertThat(nodes.stream().flatMap(node -> node.audited().stream()).filter(AuditEvent.Kind.KEY_ROTATED::equals))
                .hasSize(1);
    }

    @Test
    void nodesWhoseDatabaseDoesNotAnswerMoveOnToTheNextKeyAtTheSameMoment() {
        KeyNode one = node();
        KeyNode two = node();
        String first = one.signer();
        clock.pass(PUBLISHED);
        assertThat(one.signer()).isEqualTo(first);
        assertThat(two.signer()).isEqualTo(first);
        String next = rows().get(1).kid();
        stores.down(true);

        clock.pass(DAY.minusMillis(1));
        assertThat(List.of(one.signer(), two.signer())).containsOnly(first);
        clock.pass(Duration.ofMillis(1));
        assertThat(List.of(one.signer(), two.signer())).containsOnly(next);
        assertThat(two.accepts(one.sign())).isTrue();
    }

    @Test
    void nodeThatHadNoRequestForDaysKnowsTheKeyThatOthersSignWithByNow() {
        KeyNode idle = node();
        idle.signer();
        KeyNode busy = node();
        clock.pass(PUBLISHED);
        busy.signer();
        clock.pass(DAY.multipliedBy(2));

        assertThat(idle.accepts(busy.sign())).isTrue();
        assertThat(idle.signer()).isEqualTo(rows().get(1).kid());
    }

    @Test
    void privateHalfIsErasedAnHourAfterItsLastSignatureAndTheKeyRemovedAfterItsLastToken() {
        KeyNode node = node();
        String first = node.signer();
        clock.pass(PUBLISHED);
        node.signer();
        clock.pass(DAY.minusMillis(1));
        String last = node.sign();
        clock.pass(Duration.ofMillis(1));
        assertThat(node.signer()).isNotEqualTo(first);

        clock.pass(Duration.ofMinutes(59));
        node.signer();
        assertThat(rows().get(0).privateKey()).isNotEqualTo("plain:");
        clock.pass(Duration.ofMinutes(1));
        node.signer();
        assertThat(rows().get(0).privateKey()).isEqualTo("plain:");
        assertThat(node().accepts(last)).as("by a node that starts now").isTrue();

        clock.pass(Duration.ofHours(23).minusSeconds(1));
        assertThat(node.accepts(last)).isTrue();
        clock.pass(Duration.ofHours(1));
        node.signer();
        assertThat(rows()).hasSize(2);
        clock.pass(Duration.ofMinutes(1));
        node.signer();
        assertThat(rows()).hasSize(1);
        assertThat(node.ring().kids()).doesNotContain(first);
        assertThat(node.audited())
                .containsExactly(
                        AuditEvent.Kind.KEY_CREATED,
                        AuditEvent.Kind.KEY_LOADED,
                        AuditEvent.Kind.KEY_ROTATED,
                        AuditEvent.Kind.KEY_LOADED,
                        AuditEvent.Kind.KEY_ERASED,
                        AuditEvent.Kind.KEY_RETIRED);
    }

    @Test
    void keyOfAnEarlierVersionThatIsOldIsFollowedAtOnceByOneThatIsPublishedFirst() {
        node().signer();
        SigningKeyRecord old = rows().get(0);
        clock.pass(Duration.ofDays(400));

        KeyNode upgraded = node();

        assertThat(upgraded.source.load().kids()).contains(old.kid()).hasSize(2);
        assertThat(upgraded.signer()).isEqualTo(old.kid());
        clock.pass(DAY);
        assertThat(upgraded.signer()).isNotEqualTo(old.kid());
    }

    @Test
    void withoutAScheduleTheKeyStays() {
        KeyPolicy never = new KeyPolicy(TestKeySources.only(JwsAlgorithm.ES256), Optional.empty(), DAY);
        KeyNode node = new KeyNode(stores, clock, KeyNode.unsealed(), never);
        String first = node.signer();
        clock.pass(Duration.ofDays(4000));

        assertThat(node.signer()).isEqualTo(first);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void nextKeyIsOfTheAlgorithmThatIsSetByNow() {
        node().signer();
        clock.pass(PUBLISHED);

        new KeyNode(stores, clock, KeyNode.unsealed(), TestKeySources.policy(JwsAlgorithm.RS256)).signer();

        assertThat(rows()).extracting(SigningKeyRecord::algorithm).containsExactly("ES256", "RS256");
    }

    @Test
    void keysAreReadEveryTenSecondsAndNotForEachRequest() {
        KeyNode node = node();
        node.signer();
        node().rotation.rotate(KeyNode.OPERATOR);

        clock.pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(node.ring().kids()).hasSize(1);
        clock.pass(Duration.ofNanos(1));
        assertThat(node.ring().kids()).hasSize(2);
    }

    @Test
    void rotationThatIsShorterThanThePublicationBeforeItIsRefusedWithBothNames() {
        assertThatThrownBy(() -> new KeyPolicy(TestKeySources.only(JwsAlgorithm.ES256), Optional.of(DAY), DAY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.publish-before (PT24H) must be less than")
                .hasMessageContaining("watchword.key.rotation (PT24H)");
    }
}

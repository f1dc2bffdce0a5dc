package org.watchword.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.store.AtOnce;
import org.watchword.store.SigningKeyRecord;

class DatabaseKeySourceTest {

    private static final Optional<String> KEY = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Optional<String> OTHER_KEY = Optional.of(Base64.getEncoder()
            .encodeToString("another key of exactly 32 bytes.".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> told = new CopyOnWriteArrayList<>();
    private final InMemoryStores stores = new InMemoryStores(clock);

    private DatabaseKeySource node(Optional<String> encryptionKey) {
        return node(KeySeal.of(encryptionKey));
    }

    private DatabaseKeySource node(KeySeal seal) {
        return TestKeySources.node(stores, seal, JwsAlgorithm.ES256, told::add, clock);
    }

    private List<String> told() {
        return told.stream().map(event -> event.kind() + " " + event.detail()).toList();
    }

    private static String kid(Keys keys) {
        return ((Keys.Available) keys).ring().signingKey().orElseThrow().kid();
    }

    private SigningKeyRecord only() {
        return stores.signingKeys().all().get(0);
    }

    @Test
    void firstNodeMakesTheKeyAndAllUseIt() throws Exception {
        List<String> kids = AtOnce.call(8, i -> () -> kid(node(Optional.empty()).keys()));

        assertThat(stores.signingKeys().all()).hasSize(1);
        assertThat(kids).containsOnly(only().kid());
    }

    @Test
    void makingAndLoadingAKeyIsToldOnceAndARetiredOneToo() {
        DatabaseKeySource node = node(KEY);
        node.load();
        String first = only().kid();
        clock.pass(Duration.ofSeconds(5));
        node.refreshedKeys();
        assertThat(told())
                .containsExactly(
                        "KEY_CREATED " + first + " for ES256, sealed",
                        "KEY_LOADED " + first + " ES256 from the database");

        told.clear();
        node(KEY).load();
        assertThat(told()).as("another node").containsExactly("KEY_LOADED " + first + " ES256 from the database");

        SigningKeyRecord newer = sealedKeyOfANewNode();
        stores.replaceKey(newer);
        told.clear();
        clock.pass(Duration.ofSeconds(5));
        node.refreshedKeys();
        assertThat(told())
                .containsExactly(
                        "KEY_LOADED " + newer.kid() + " ES384 from the database", "KEY_RETIRED " + first + " ES256");
    }

    @Test
    void keyThatCannotBeUsedIsToldOnceForEachReason() {
        node(KEY).load();
        told.clear();
        DatabaseKeySource other = node(OTHER_KEY);
        for (int i = 0; i < 3; i++) {
            other.keys();
            clock.pass(Duration.ofSeconds(2));
        }

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.KEY_REFUSED);
            assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.FAILURE);
            assertThat(event.detail()).contains("watchword.key.encryption-key does not open", only().kid());
        });
    }

    @Test
    void storedFormSaysWhetherItIsSealed() {
        node(Optional.empty()).load();
        assertThat(only().privateKey()).startsWith("plain:");

        stores.replaceKey(sealedKeyOfANewNode());
        assertThat(only().privateKey()).startsWith("aes-gcm:");
        assertThat(kid(node(KEY).keys())).isEqualTo(only().kid());
    }

    private SigningKeyRecord sealedKeyOfANewNode() {
        return keyOfANewNode(KEY);
    }

    private SigningKeyRecord keyOfANewNode(Optional<String> encryptionKey) {
        InMemoryStores fresh = new InMemoryStores(clock);
        TestKeySources.node(fresh, KeySeal.of(encryptionKey), JwsAlgorithm.ES384, told::add, clock)
                .load();
        return fresh.signingKeys().all().get(0);
    }

    @Test
    void wrongOrMissingEncryptionKeyStopsTheStartWithItsName() {
        node(KEY).load();

        assertThatThrownBy(() -> node(OTHER_KEY).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.encryption-key does not open");
        assertThatThrownBy(() -> node(Optional.empty()).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("set watchword.key.encryption-key");
        assertThat(node(OTHER_KEY).keys()).isInstanceOf(Keys.Unavailable.class);
    }

    @Test
    void sealedKeyUnderAnotherNameDoesNotOpen() {
        node(KEY).load();
        SigningKeyRecord row = only();
        stores.replaceKey(
                new SigningKeyRecord("another", row.algorithm(), row.publicKey(), row.privateKey(), row.createdAt()));

        assertThatThrownBy(() -> node(KEY).load()).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void damagedRowsAreNamedAndNotThrownAtRequests() {
        node(Optional.empty()).load();
        SigningKeyRecord row = only();
        for (String stored : List.of("", "x", "plain:***", "plain:AAAA", "aes-gcm:", "aes-gcm:AAAA", "aes-gcm:***")) {
            stores.replaceKey(
                    new SigningKeyRecord(row.kid(), row.algorithm(), row.publicKey(), stored, row.createdAt()));

            assertThatThrownBy(() -> node(KEY).load())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(row.kid());
            assertThat(node(KEY).keys()).isInstanceOf(Keys.Unavailable.class);
        }
    }

    @Test
    void keyThatIsNotSealedIsRefusedWhereAnEncryptionKeyIsSet() {
        node(Optional.empty()).load();

        assertThatThrownBy(() -> node(KEY).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(only().kid())
                .hasMessageContaining("is not sealed, though watchword.key.encryption-key is set")
                .hasMessageContaining("watchword.key.unsealed=accept");
    }

    @Test
    void keyThatSomebodyWithoutTheEncryptionKeyHasAddedIsLeftOutAndTheOthersStayInForce() {
        DatabaseKeySource node = node(KEY);
        node.load();
        String own = only().kid();
        SigningKeyRecord planted = keyOfANewNode(Optional.empty());
        SigningKeyRecord sealedByAnother = keyOfANewNode(OTHER_KEY);
        stores.addKey(planted);
        stores.addKey(sealedByAnother);
        told.clear();

        clock.pass(Duration.ofSeconds(5));
        node.refreshedKeys();
        clock.pass(Duration.ofSeconds(5));
        KeyRing ring = ((Keys.Available) node.refreshedKeys()).ring();

        assertThat(ring.signingKey().orElseThrow().kid()).isEqualTo(own);
        assertThat(ring.find(own, JwsAlgorithm.ES256)).isPresent();
        assertThat(ring.find(planted.kid(), JwsAlgorithm.ES384)).isEmpty();
        assertThat(ring.find(sealedByAnother.kid(), JwsAlgorithm.ES384)).isEmpty();
        assertThat(node(KEY).load().kids()).as("a node that starts").containsExactly(own);
        assertThat(node.leftOut())
                .hasSize(2)
                .anySatisfy(why -> assertThat(why).contains(planted.kid(), "not sealed"))
                .anySatisfy(why -> assertThat(why).contains(sealedByAnother.kid(), "does not open"));
        assertThat(told.stream().filter(event -> event.kind() == AuditEvent.Kind.KEY_REFUSED))
                .as("two nodes, each once")
                .hasSize(4);
    }

    @Test
    void publicHalfThatWasExchangedBesideItsSealIsRefused() {
        node(KEY).load();
        SigningKeyRecord row = only();
        InMemoryStores fresh = new InMemoryStores(clock);
        TestKeySources.node(fresh, KeySeal.of(KEY), JwsAlgorithm.ES256, told::add, clock)
                .load();
        String another = fresh.signingKeys().all().get(0).publicKey();
        stores.replaceKey(new SigningKeyRecord(row.kid(), row.algorithm(), another, row.privateKey(), row.createdAt()));

        assertThatThrownBy(() -> node(KEY).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(row.kid())
                .hasMessageContaining("its public key is not the one");
    }

    @Test
    void keyWhosePrivateHalfIsGoneStillVerifiesWhereNothingIsSealedUnderItsName() {
        SigningKeyRecord retired = keyOfANewNode(KEY);
        stores.addKey(new SigningKeyRecord(
                retired.kid(),
                retired.algorithm(),
                retired.publicKey(),
                KeySeal.of(KEY).seal(new byte[0], retired.kid(), retired.algorithm()),
                retired.createdAt()));
        SigningKeyRecord newer = keyOfANewNode(KEY);
        stores.addKey(newer);

        KeyRing ring = node(KEY).load();

        assertThat(ring.kids()).containsExactlyInAnyOrder(retired.kid(), newer.kid());
        assertThat(ring.signingKey().orElseThrow().kid()).isEqualTo(newer.kid());
    }

    @Test
    void newestKeySignsAndAllVerify() {
        node(KEY).load();
        SigningKeyRecord newer = sealedKeyOfANewNode();
        String first = only().kid();
        stores.addKey(newer);

        KeyRing ring = node(KEY).load();

        assertThat(ring.signingKey().orElseThrow().kid()).isEqualTo(newer.kid());
        assertThat(ring.find(first, JwsAlgorithm.ES256)).isPresent();
        assertThat(ring.find(newer.kid(), JwsAlgorithm.ES384)).isPresent();
    }

    @Test
    void unknownKidIsLookedForAtMostEveryFiveSeconds() {
        DatabaseKeySource node = node(KEY);
        node.load();
        SigningKeyRecord newer = sealedKeyOfANewNode();
        stores.addKey(newer);

        clock.pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(kid(node.refreshedKeys())).isNotEqualTo(newer.kid());
        clock.pass(Duration.ofNanos(1));
        assertThat(kid(node.refreshedKeys())).isEqualTo(newer.kid());
    }

    @Test
    void ringInMemoryOutlivesTheDatabase() {
        DatabaseKeySource node = node(Optional.empty());
        String kid = kid(node.keys());
        stores.down(true);
        clock.pass(Duration.ofHours(1));

        assertThat(kid(node.keys())).isEqualTo(kid);
        assertThat(kid(node.refreshedKeys())).isEqualTo(kid);
    }

    @Test
    void withoutADatabaseThereAreNoKeysUntilItAnswers() {
        stores.down(true);
        DatabaseKeySource node = node(Optional.empty());
        assertThatThrownBy(node::load).isInstanceOf(StoreUnavailableException.class);
        assertThat(node.keys()).isInstanceOf(Keys.Unavailable.class);

        stores.down(false);
        assertThat(node.keys()).as("not asked again at once").isInstanceOf(Keys.Unavailable.class);
        clock.pass(Duration.ofSeconds(2));
        assertThat(node.keys()).isInstanceOf(Keys.Available.class);
    }

    @Test
    void generatedKeyCannotBeASecret() {
        assertThatThrownBy(() -> TestKeySources.node(stores, KeySeal.of(KEY), JwsAlgorithm.HS256, told::add, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.key.algorithm");
    }

    @Test
    void encryptionKeyOfTheWrongLengthStopsTheStartWithoutBeingShown() {
        for (String wrong :
                List.of("c2hvcnQ=", "not base64!", Base64.getEncoder().encodeToString(new byte[16]))) {
            assertThatThrownBy(() -> KeySeal.of(Optional.of(wrong)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.key.encryption-key")
                    .hasMessageNotContaining(wrong);
        }
    }

    @Test
    void sameKeyIsSealedDifferentlyEachTime() {
        KeySeal seal = KeySeal.of(KEY);
        byte[] secret = {1, 2, 3};

        assertThat(seal.seal(secret, "k", "ES256")).isNotEqualTo(seal.seal(secret, "k", "ES256"));
        assertThat(seal.open(seal.seal(secret, "k", "ES256"), "k", "ES256").bytes())
                .isEqualTo(secret);
    }
}

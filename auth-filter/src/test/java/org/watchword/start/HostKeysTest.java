package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.TestKeys;
import org.watchword.spi.Decorates;
import org.watchword.spi.KeySource;
import org.watchword.spi.TokenKey;
import org.watchword.spi.TokenKeys;

class HostKeysTest {

    private static final KeyRing OURS = TestKeys.ring(JwsAlgorithm.ES256);
    private static final TokenKey PUBLIC = key("theirs", JwsAlgorithm.ES384, false);
    private static final TokenKey PRIVATE = key("theirs", JwsAlgorithm.ES384, true);

    private static Supplier<TokenKeys> supplied;

    @TempDir
    private Path folder;

    private final AtomicLong now = new AtomicLong();

    private static TokenKey key(String kid, JwsAlgorithm algorithm, boolean signs) {
        return new TokenKey(
                Optional.of(kid),
                algorithm.name(),
                signs
                        ? TestKeys.pair(algorithm).getPrivate()
                        : TestKeys.pair(algorithm).getPublic());
    }

    /** Has what the test says. */
    public static final class Supplied implements KeySource {

        @Override
        public TokenKeys keys() {
            return supplied.get();
        }
    }

    /** Adds a key to ours. */
    public static final class Adding implements KeySource, Decorates<KeySource> {

        private KeySource original;

        @Override
        public void decorates(KeySource replaced) {
            original = replaced;
        }

        @Override
        public TokenKeys keys() {
            TokenKeys ours = original.keys();
            return TokenKeys.signing(
                    ours.signing().orElseThrow(), ours.verifying().get(0), PUBLIC);
        }
    }

    @BeforeEach
    void supply() {
        supplied = () -> TokenKeys.signing(PRIVATE, PUBLIC);
    }

    private HostKeys keys(boolean issues, Class<?>... providers) throws Exception {
        if (providers.length > 0) {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(KeySource.class.getName()), providers[0].getName());
        }
        URL[] urls = {folder.toUri().toURL()};
        HostPart<KeySource> part =
                new HostParts(new URLClassLoader(urls, getClass().getClassLoader())).part(KeySource.class);
        return HostKeys.of(
                part, KeyRingSource.of(OURS), issues, Configuration.read(FilterSettings.ALL, List.of()), now::get);
    }

    private static KeyRing ring(Keys keys) {
        assertThat(keys).isInstanceOf(Keys.Available.class);
        return ((Keys.Available) keys).ring();
    }

    private static String problem(Keys keys) {
        assertThat(keys).isInstanceOf(Keys.Unavailable.class);
        return ((Keys.Unavailable) keys).cause();
    }

    private void pass(long minutes) {
        now.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }

    @Test
    void withoutASourceOfTheHostsOursAreInForce() throws Exception {
        HostKeys keys = keys(true);

        assertThat(ring(keys.keys())).isSameAs(OURS);
        assertThat(keys.entries()).isEmpty();
    }

    @Test
    void keysOfTheHostsAreInForceAndReported() throws Exception {
        HostKeys keys = keys(true, Supplied.class);

        KeyRing ring = ring(keys.keys());
        assertThat(ring.kids()).containsExactly("theirs");
        assertThat(ring.signingKey().orElseThrow().algorithm()).isEqualTo(JwsAlgorithm.ES384);
        assertThat(String.valueOf(keys.entries())).contains("the application's KeySource", "theirs");
    }

    @Test
    void reportNamesTheSourceWithoutAskingIt() throws Exception {
        supplied = () -> {
            throw new AssertionError("asked");
        };

        assertThat(String.valueOf(keys(true, Supplied.class).entries())).contains("the application's KeySource");
    }

    @Test
    void sameKeysStayTheSameRingWhenTheyAreReadAnew() throws Exception {
        HostKeys keys = keys(true, Supplied.class);
        KeyRing first = ring(keys.keys());
        pass(16);

        assertThat(ring(keys.keys())).isSameAs(first);
    }

    @Test
    void decoratorAddsAKeyToOurs() throws Exception {
        KeyRing ring = ring(keys(true, Adding.class).keys());

        assertThat(ring.kids()).containsExactly("k1", "theirs");
        assertThat(ring.signingKey()).isEqualTo(OURS.signingKey());
    }

    @Test
    void tokenWithAnUnknownKeyHasTheHostAskedAgain() throws Exception {
        HostKeys keys = keys(false, Supplied.class);
        keys.keys();
        supplied = () -> TokenKeys.verifying(PUBLIC, key("new", JwsAlgorithm.ES512, false));
        pass(1);

        assertThat(ring(keys.refreshedKeys()).kids()).containsExactly("theirs", "new");
    }

    @Test
    void keysStayInForceWhileTheHostFailsAndNotForEver() throws Exception {
        HostKeys keys = keys(true, Supplied.class);
        keys.keys();
        supplied = () -> {
            throw new IllegalStateException("the vault is sealed");
        };
        pass(30);
        assertThat(ring(keys.keys()).kids()).containsExactly("theirs");
        pass(31);

        assertThat(problem(keys.keys())).contains("KeySource");
    }

    @Test
    void nullIsNoKey() throws Exception {
        supplied = () -> null;

        assertThat(problem(keys(true, Supplied.class).keys())).contains("KeySource");
    }

    @Test
    void loginNeedsAKeyThatSigns() throws Exception {
        supplied = () -> TokenKeys.verifying(PUBLIC);

        assertThat(problem(keys(true, Supplied.class).keys())).contains("no key that signs");
    }

    @Test
    void weakKeyIsRefused() throws Exception {
        TokenKey weak = new TokenKey(Optional.empty(), "HS256", new SecretKeySpec(new byte[16], "HMAC"));
        supplied = () -> TokenKeys.signing(weak, weak);

        assertThat(problem(keys(true, Supplied.class).keys())).contains("needs at least 32");
    }

    @Test
    void keyForAnotherAlgorithmOrWithoutACounterpartIsRefused() throws Exception {
        TokenKey confused = new TokenKey(Optional.of("theirs"), "HS256", PUBLIC.key());
        supplied = () -> TokenKeys.verifying(confused);
        assertThat(problem(keys(false, Supplied.class).keys())).contains("is not a key for HS256");

        supplied = () -> TokenKeys.verifying(new TokenKey(Optional.of("theirs"), "none", PUBLIC.key()));
        assertThat(problem(keys(false, Supplied.class).keys())).contains("algorithm is not known");

        supplied = () -> TokenKeys.signing(key("k2", JwsAlgorithm.ES512, true), PUBLIC);
        assertThat(problem(keys(true, Supplied.class).keys())).contains("do not fit together");
    }
}

package org.watchword.session;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.spi.JsonProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.key.remote.RemoteKeys;
import org.watchword.signing.TestKeySources;

/** The contract of the port, held against every adapter that there is. */
class KeySourcesTest {

    private static final KeyPair PAIR = KeyPairs.generate(JwsAlgorithm.ES256);
    private static final String KID = KeyPairs.thumbprint(PAIR.getPublic());
    private static final KeyRing RING = KeyRing.signing(
            List.of(new VerificationKey(KID, JwsAlgorithm.ES256, PAIR.getPublic())),
            new SigningKey(KID, JwsAlgorithm.ES256, PAIR.getPrivate()));

    @Nested
    class Fixed extends KeySourceContract {

        @Override
        KeyRingSource source() {
            return KeyRingSource.of(RING);
        }

        @Override
        String kid() {
            return KID;
        }
    }

    @Nested
    class InTheDatabase extends FailingKeySourceContract {

        private final TestClock clock = new TestClock();
        private final InMemoryStores stores = new InMemoryStores(clock);

        @Override
        KeyRingSource source() {
            return TestKeySources.node(stores, clock);
        }

        @Override
        String kid() {
            return stores.signingKeys().all().get(0).kid();
        }

        @Override
        void down() {
            stores.down(true);
        }
    }

    @Nested
    class AtAUrl extends FailingKeySourceContract {

        private final TestClock clock = new TestClock();
        private HttpServer issuer;

        @Override
        KeyRingSource source() throws Exception {
            issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] set = PublicJwkSet.of(JsonProvider.provider(), RING).getBytes(StandardCharsets.UTF_8);
            issuer.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, set.length);
                exchange.getResponseBody().write(set);
                exchange.close();
            });
            issuer.start();
            return new RemoteKeys(
                    "http://localhost:" + issuer.getAddress().getPort() + "/",
                    Optional.empty(),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    clock);
        }

        @Override
        String kid() {
            return KID;
        }

        @AfterEach
        @Override
        void down() {
            issuer.stop(0);
        }
    }
}

package org.watchword.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.TestKeys;
import org.watchword.remote.RemoteRequest;

/** What many requests at once do to an issuer, and an issuer that hangs to them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemoteKeysThreadsTest {

    private static final KeyRing RING = TestKeys.ring(JwsAlgorithm.ES256);

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicLong now = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final RemoteKeys keys =
            new RemoteKeys(issuer.url(), Optional.empty(), Duration.ofMinutes(15), Duration.ofHours(1), now::get);

    @AfterEach
    void close() {
        release.countDown();
        issuer.close();
        threads.shutdownNow();
    }

    /** The issuer says that it was asked, and answers when it is told to. */
    private void issuerHangs() {
        issuer.answers(exchange -> {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] set = PublicJwkSet.of(jakarta.json.spi.JsonProvider.provider(), RING)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
        });
    }

    @Test
    void manyFirstRequestsAtOnceAskTheIssuerOnceAndAllGetTheRing() throws Exception {
        issuerHangs();
        List<Future<Keys>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(keys::keys));
        }
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();

        for (Future<Keys> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Keys.Available.class);
        }
        assertThat(issuer.asked).hasSize(1);
    }

    @Test
    void othersGoOnWithWhatIsKnownWhileOneFetches() throws Exception {
        issuer.publishes(RING);
        Keys known = keys.keys();
        now.addAndGet(Duration.ofMinutes(15).toNanos());
        issuerHangs();
        Future<Keys> fetching = threads.submit(keys::keys);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        // On this thread, while the other one still waits for the issuer.
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.keys()).isSameAs(known);
        }
        assertThat(fetching).isNotDone();
        assertThat(issuer.asked).hasSize(2);
    }

    @Test
    void waitForAnIssuerThatHangsIsBoundedAndSaysThatItIsNotKnown() throws Exception {
        Duration halfAMinute = Duration.ofSeconds(30);
        RemoteKeys patient = new RemoteKeys(
                issuer.url(),
                Optional.empty(),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                now::get,
                new RemoteRequest.Limits(halfAMinute, halfAMinute, halfAMinute));
        issuerHangs();
        Future<Keys> fetching = threads.submit(patient::keys);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(patient.keys()).isInstanceOf(Keys.Unavailable.class);
        assertThat(patient.refreshedKeys()).isInstanceOf(Keys.Unavailable.class);
        assertThat(fetching).isNotDone();

        release.countDown();
        assertThat(fetching.get(10, TimeUnit.SECONDS)).isInstanceOf(Keys.Available.class);
        assertThat(issuer.asked).hasSize(1);
    }

    @Test
    void issuerThatHangsIsGivenUpAndNobodyWaitsForItAgain() throws Exception {
        issuerHangs();
        assertThat(keys.keys()).as("after two seconds").isInstanceOf(Keys.Unavailable.class);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        Future<Keys> fetching = threads.submit(keys::keys);
        while (issuer.asked.size() < 2) {
            Thread.onSpinWait();
        }

        assertThat(keys.keys()).isInstanceOf(Keys.Unavailable.class);
        assertThat(fetching).isNotDone();
    }

    @Test
    void interruptedRequestGetsAnAnswerAndStaysInterrupted() throws Exception {
        Future<Boolean> interrupted = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return keys.keys() instanceof Keys.Unavailable
                    && Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void headerThatNeverEndsIsCutOffByTheNextRequest() throws Exception {
        try (ServerSocket tarpit = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Future<Boolean> dripping = threads.submit(() -> drip(tarpit.accept()));
            RemoteKeys stuck = new RemoteKeys(
                    "http://localhost:" + tarpit.getLocalPort() + "/",
                    Optional.empty(),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    now::get,
                    new RemoteRequest.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300)));
            Future<Keys> first = threads.submit(stuck::keys);
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            // Each of these waits for the first one for a while, and finds in the end that it takes too long.
            for (int i = 0; i < 20 && !first.isDone(); i++) {
                assertThat(stuck.keys()).isInstanceOf(Keys.Unavailable.class);
            }

            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Keys.Unavailable.class);
            assertThat(dripping.get(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    private boolean drip(Socket client) throws InterruptedException {
        try (client;
                OutputStream out = client.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            arrived.countDown();
            while (!release.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    /** One that the JDK may start for connections that it keeps for others; ours are closed. */
    @Test
    void noThreadThatAFetchLeavesBehindKnowsAClassLoaderOfOurs() {
        try (TestIssuer other = new TestIssuer()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            other.publishes(RING);
            new RemoteKeys(other.url(), Optional.empty(), Duration.ofMinutes(15), Duration.ofHours(1), now::get).keys();

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread) && !other.owns(thread))
                    .allSatisfy(thread -> assertThat(thread.getContextClassLoader())
                            .as(thread.getName())
                            .isNull());
        }
    }
}

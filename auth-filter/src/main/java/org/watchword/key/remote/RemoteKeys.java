package org.watchword.key.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.concurrent.SharedAttempt;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeySource;
import org.watchword.key.KeyUrl;
import org.watchword.key.Keys;

/**
 * The ring that an issuer publishes at a URL as a JWK set. Nothing is fetched before the first token comes, so that a
 * start does not need the issuer. Fetched on the thread of a request, one fetch at a time; the other requests go on
 * with what is known.
 *
 * <ul>
 *   <li>younger than the refresh interval: from memory;
 *   <li>older: one request fetches it anew. Where that fails, the old one stays in force and ten seconds later it is
 *       tried again;
 *   <li>older than the allowed staleness: a key may have been withdrawn long ago, and there is no ring until the issuer
 *       answers;
 *   <li>a token names an unknown key: fetched anew, at most every ten seconds, whatever clients send.
 * </ul>
 *
 * <p>Others wait, for a second at most, only where they cannot go on without the answer, and not for an issuer that did
 * not answer the last time. Thread-safe.
 */
public final class RemoteKeys implements KeySource {

    /** The shortest refresh interval that makes sense. */
    public static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private static final Duration BETWEEN_FIRST_FETCHES = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KeyUrl url;
    private final RemoteRing ring;
    private final long refresh;
    private final long maxStaleness;
    private final LongSupplier nanoTime;
    private final SharedAttempt fetching;

    /**
     * @param location an {@code https} URL, or an {@code http} URL of this machine
     * @param algorithm what keys are for that do not say it; empty means RS256 for RSA, the curve's own for EC
     * @param refresh how old a ring grows before it is fetched anew; at least {@link #BETWEEN_FETCHES}
     * @param maxStaleness how old a ring may grow while it cannot be fetched; not less than {@code refresh}
     * @param nanoTime as {@link System#nanoTime()}
     * @throws KeyException if the URL or the algorithm cannot be used
     */
    public RemoteKeys(
            String location,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime) {
        this(location, algorithm, refresh, maxStaleness, nanoTime, false);
    }

    /**
     * As the other, and takes an {@code http} URL of another machine where it may: whoever stands on the way can put
     * keys there.
     *
     * @throws KeyException if the URL or the algorithm cannot be used
     */
    public RemoteKeys(
            String location,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime,
            boolean allowHttp) {
        this(KeyUrl.of(location, allowHttp), algorithm, refresh, maxStaleness, nanoTime, KeyRequest.Limits.USUAL);
    }

    RemoteKeys(
            String location,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime,
            KeyRequest.Limits limits) {
        this(KeyUrl.of(location), algorithm, refresh, maxStaleness, nanoTime, limits);
    }

    private RemoteKeys(
            KeyUrl url,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime,
            KeyRequest.Limits limits) {
        if (algorithm.isPresent() && algorithm.get().family() == JwsAlgorithm.Family.HMAC) {
            throw new KeyException(algorithm.get() + " takes a secret, which no URL has; take the algorithm away");
        }
        this.url = url;
        this.ring = new RemoteRing(url, algorithm, limits, nanoTime);
        this.refresh = refresh.toNanos();
        this.maxStaleness = maxStaleness.toNanos();
        this.nanoTime = nanoTime;
        this.fetching = new SharedAttempt(nanoTime);
    }

    /** Tells whether a location is meant for this class: it begins with {@code https:} or {@code http:}. */
    public static boolean isUrl(String location) {
        return KeyUrl.is(location);
    }

    @Override
    public Keys keys() {
        RemoteRing.Fetched present = ring.fetched();
        if (present != null && age(present) < refresh) {
            return present.keys();
        }
        boolean usable = present != null && age(present) < maxStaleness;
        look(usable ? Duration.ZERO : PATIENCE);
        return known();
    }

    /**
     * Fetches the keys where it is time to. Where the issuer cannot be asked, the keys are unavailable: nobody can tell
     * whether it has the key, and that is not the fault of the token.
     */
    @Override
    public Keys refreshedKeys() {
        if (!look(PATIENCE)) {
            return unavailable();
        }
        return ring.problem() == null ? known() : unavailable();
    }

    /** The URL, without its query. */
    @Override
    public String toString() {
        return url.shown();
    }

    /** Fetches where it is time to. False where another thread is still at it. */
    private boolean look(Duration patience) {
        Duration between = ring.fetched() == null ? BETWEEN_FIRST_FETCHES : BETWEEN_FETCHES;
        boolean ended = fetching.run(ring::fetch, between, ring.problem() == null ? patience : Duration.ZERO);
        if (!ended) {
            ring.endOverdue();
        }
        return ended;
    }

    private Keys known() {
        RemoteRing.Fetched present = ring.fetched();
        return present != null && age(present) < maxStaleness ? present.keys() : unavailable();
    }

    private Keys unavailable() {
        String problem = ring.problem();
        return new Keys.Unavailable(problem == null ? url + " is being fetched" : problem);
    }

    private long age(RemoteRing.Fetched present) {
        return nanoTime.getAsLong() - present.at();
    }
}

package org.watchword.key.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeyUrl;
import org.watchword.key.Keys;
import org.watchword.key.RefreshedKeys;
import org.watchword.remote.RemoteRequest;
import org.watchword.remote.RemoteUrl;

/**
 * The ring that an issuer publishes at a URL as a JWK set, fetched and kept as {@link RefreshedKeys} does, so that a
 * start does not need the issuer. Thread-safe.
 */
public final class RemoteKeys implements KeyRingSource {

    private final RemoteUrl url;
    private final RefreshedKeys keys;

    /**
     * @param location an {@code https} URL, or an {@code http} URL of this machine
     * @param algorithm what keys are for that do not say it; empty means RS256 for RSA, the curve's own for EC
     * @param refresh how old a ring grows before it is fetched anew; at least {@link RefreshedKeys#BETWEEN_READS}
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
        this(KeyUrl.of(location, allowHttp), algorithm, refresh, maxStaleness, nanoTime, RemoteRequest.Limits.USUAL);
    }

    RemoteKeys(
            String location,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime,
            RemoteRequest.Limits limits) {
        this(KeyUrl.of(location), algorithm, refresh, maxStaleness, nanoTime, limits);
    }

    private RemoteKeys(
            RemoteUrl url,
            Optional<JwsAlgorithm> algorithm,
            Duration refresh,
            Duration maxStaleness,
            LongSupplier nanoTime,
            RemoteRequest.Limits limits) {
        if (algorithm.isPresent() && algorithm.get().family() == JwsAlgorithm.Family.HMAC) {
            throw new KeyException(algorithm.get() + " takes a secret, which no URL has; take the algorithm away");
        }
        this.url = url;
        // The request bounds itself in time, so that no second one is needed beside one that hangs.
        this.keys = new RefreshedKeys(
                new Published(url, new KeyRequest(url, limits), new RemoteJwkSet(url.shown(), algorithm)),
                refresh,
                maxStaleness,
                null,
                nanoTime);
    }

    /** Tells whether a location is meant for this class: it begins with {@code https:} or {@code http:}. */
    public static boolean isUrl(String location) {
        return RemoteUrl.is(location);
    }

    @Override
    public Keys keys() {
        return keys.keys();
    }

    @Override
    public Keys refreshedKeys() {
        return keys.refreshedKeys();
    }

    /** The URL, without its query. */
    @Override
    public String toString() {
        return url.shown();
    }

    /** The text at the URL, read as keys. */
    private record Published(RemoteUrl url, KeyRequest request, RemoteJwkSet set) implements RefreshedKeys.Origin {

        @Override
        public RefreshedKeys.Found read() {
            RemoteJwkSet.Found found = set.read(request.fetch());
            return new RefreshedKeys.Found(found.ring(), found.description(), found.secrets() > 0);
        }

        @Override
        public void endOverdue() {
            request.endOverdue();
        }

        @Override
        public String toString() {
            return url.shown();
        }
    }
}

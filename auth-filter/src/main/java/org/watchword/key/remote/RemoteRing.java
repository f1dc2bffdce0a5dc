package org.watchword.key.remote;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyUrl;
import org.watchword.key.Keys;

/**
 * The last good ring of a URL, and what came of the last attempt to fetch it. Fetched by one thread at a time, read by
 * any.
 */
final class RemoteRing {

    private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getName());

    private final KeyUrl url;
    private final KeyRequest request;
    private final RemoteJwkSet set;
    private final LongSupplier nanoTime;
    private volatile @Nullable Fetched fetched;
    private volatile @Nullable String problem;

    RemoteRing(KeyUrl url, Optional<JwsAlgorithm> algorithm, KeyRequest.Limits limits, LongSupplier nanoTime) {
        this.url = url;
        this.request = new KeyRequest(url, limits);
        this.set = new RemoteJwkSet(url.shown(), algorithm);
        this.nanoTime = nanoTime;
    }

    /**
     * @param keys the ring
     * @param description what the log says of it
     * @param at when it was asked for
     */
    record Fetched(Keys.Available keys, String description, long at) {}

    /** The last good one, or null. */
    @Nullable
    Fetched fetched() {
        return fetched;
    }

    /** Returns what stood in the way of the last attempt; null where it was good, or there was none. */
    @Nullable
    String problem() {
        return problem;
    }

    /** One attempt. Throws nothing. */
    void fetch() {
        long begun = nanoTime.getAsLong();
        try {
            take(set.read(request.fetch()), begun);
            problem = null;
        } catch (KeyException e) {
            report(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            report(url + " cannot be read", e);
        }
    }

    /** For a thread that finds another one fetching. */
    void endOverdue() {
        request.endOverdue();
    }

    private void take(RemoteJwkSet.Found found, long begun) {
        Fetched before = fetched;
        String description = found.description();
        if (before != null
                && before.keys().ring().verificationKeys().equals(found.ring().verificationKeys())) {
            // The same object for the same keys: what was prepared for it need not be prepared anew.
            fetched = new Fetched(before.keys(), description, begun);
        } else {
            fetched = new Fetched(new Keys.Available(found.ring()), description, begun);
            before = null;
        }
        if (before == null || problem != null || !before.description().equals(description)) {
            LOG.log(found.secrets() > 0 ? Level.WARNING : Level.INFO, "Keys from " + url + ": " + description);
        }
    }

    /** Said when the state changes and not at every attempt: an issuer may be away for long. */
    private void report(String found, RuntimeException cause) {
        String rest = fetched == null ? "; tokens cannot be checked" : "; the keys known so far stay in force";
        LOG.log(problem == null ? Level.WARNING : Level.DEBUG, "Keys: " + found + rest);
        LOG.log(Level.DEBUG, "The cause", cause);
        problem = found;
    }
}

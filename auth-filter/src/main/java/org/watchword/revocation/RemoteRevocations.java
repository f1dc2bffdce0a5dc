package org.watchword.revocation;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.remote.RemoteBoundException;
import org.watchword.remote.RemoteRequest;
import org.watchword.remote.RemoteUrl;

/**
 * The revocations that an application with auth-rest publishes at {@code GET /auth/revocations}.
 *
 * <p>What is new is asked for by the cursor of the answer before. What can still matter is asked for as a whole, with
 * the version of the answer before, so that nothing is sent that has not changed; but now and then without, since the
 * list forgets what has run out by this node's clock, which may have been wrong.
 */
public final class RemoteRevocations implements RevocationSource {

    private static final int MOST_BYTES = 4 << 20;

    /** One of so many whole readings takes all, changed or not. */
    private static final int UNCONDITIONAL = 10;

    /** Less than after what the reader gives a reading up, so that there is never a second one beside it. */
    private static final Duration WHOLE = Duration.ofSeconds(24);

    private final RemoteUrl url;
    private final ServiceCredential credential;
    private final RemoteRequest request;
    private final LongSupplier nanoTime;
    private volatile Progress progress = Progress.NONE;

    RemoteRevocations(RemoteUrl url, ServiceCredential credential, RemoteRequest.Limits limits, LongSupplier nanoTime) {
        this.url = url;
        this.credential = credential;
        this.request = new RemoteRequest(limits, MOST_BYTES);
        this.nanoTime = nanoTime;
    }

    /**
     * Returns the source that the settings name, if they name one.
     *
     * @param nanoTime as {@link System#nanoTime()}
     * @throws ConfigurationException if it cannot be used; not if it does not answer
     */
    public static Optional<RemoteRevocations> of(Configuration configuration, LongSupplier nanoTime) {
        Optional<String> url = configuration.get(RevocationSettings.REVOCATION_URL);
        if (url.isEmpty()) {
            demandNotSet(configuration, RevocationSettings.REVOCATION_URL.name() + " is not");
            return Optional.empty();
        }
        try {
            RemoteUrl read = RemoteUrl.of(
                    url.get(),
                    "the revocations",
                    false,
                    "whoever stands on the way can read the token of this service and keep revocations from it; write"
                            + " https://, or http:// for localhost, 127.0.0.1 or [::1] only");
            return Optional.of(new RemoteRevocations(
                    read, ServiceCredential.of(configuration), RemoteRequest.Limits.USUAL, nanoTime));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Watchword cannot start: " + RevocationSettings.REVOCATION_URL.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Stops the start where revocations are to be read from a URL and nobody would do it.
     *
     * @param why what keeps them from being read, for the message
     * @throws ConfigurationException if one of the settings is set
     */
    public static void demandNotSet(Configuration configuration, String why) {
        RevocationSettings.REMOTE.stream()
                .filter(setting -> configuration.get(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw new ConfigurationException("Watchword cannot start: " + setting.name() + " is set, and " + why
                            + "; take the setting away");
                });
    }

    /**
     * Place up to which everything was read.
     *
     * @param next cursor for what is new
     * @param version of everything that can still matter, where that was one answer
     * @param unchanged how often in turn that was asked for by its version
     */
    private record Progress(Optional<String> next, Optional<String> version, int unchanged) {

        static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), 0);
    }

    @Override
    public List<RevocationRecord> recordedWithin(Duration window) {
        Progress before = progress;
        boolean isWhole = before.next().isEmpty() || window.compareTo(RevocationReader.WHOLE) >= 0;
        boolean byVersion = isWhole && before.unchanged() < UNCONDITIONAL;
        long since = nanoTime.getAsLong();
        Optional<String> after = isWhole ? Optional.empty() : before.next();
        RemoteRequest.Reply reply = reply(after, byVersion ? before.version() : Optional.empty());
        if (reply.status() == HttpURLConnection.HTTP_NOT_MODIFIED) {
            progress = new Progress(before.next(), before.version(), before.unchanged() + 1);
            return List.of();
        }
        RevocationPage page = page(reply);
        Optional<String> version = page.more() ? Optional.empty() : reply.version();
        List<RevocationRecord> read = new ArrayList<>(page.entries());
        while (page.more()) {
            if (read.size() > RevocationList.MOST || nanoTime.getAsLong() - since > WHOLE.toNanos()) {
                throw new UnreadableRevocationsException(url + " has more revocations than can be read at once");
            }
            page = page(reply(Optional.of(page.next()), Optional.empty()));
            read.addAll(page.entries());
        }
        progress = new Progress(
                Optional.of(page.next()), isWhole ? version : before.version(), isWhole ? 0 : before.unchanged());
        return read;
    }

    private RevocationPage page(RemoteRequest.Reply reply) {
        return RevocationPage.of(reply.text())
                .orElseThrow(() -> new UnreadableRevocationsException(
                        url + " does not answer with revocations; is it GET /auth/revocations of an application with"
                                + " auth-rest, of the same version?"));
    }

    private RemoteRequest.Reply reply(Optional<String> after, Optional<String> version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Accept-Encoding", "gzip");
        headers.put("Authorization", "Bearer " + credential.token());
        version.ifPresent(known -> headers.put("If-None-Match", known));
        RemoteUrl place = after.map(cursor -> url.with("after", cursor)).orElse(url);
        RemoteRequest.Reply reply;
        try {
            reply = request.get(place, headers);
        } catch (RemoteBoundException e) {
            throw new UnreadableRevocationsException(url + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableRevocationsException(
                    url + " cannot be fetched (" + e.getClass().getSimpleName() + ")", e);
        }
        boolean isUnchanged = version.isPresent() && reply.status() == HttpURLConnection.HTTP_NOT_MODIFIED;
        if (reply.status() != HttpURLConnection.HTTP_OK && !isUnchanged) {
            throw new UnreadableRevocationsException(url + " answered with status " + reply.status() + why(reply));
        }
        return reply;
    }

    private static String why(RemoteRequest.Reply reply) {
        return switch (reply.status()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED -> ": the token of this service is expired, or none of its issuer";
            case HttpURLConnection.HTTP_FORBIDDEN ->
                ": the token of this service lacks the permission revocations:read";
            case HttpURLConnection.HTTP_BAD_REQUEST -> ": it does not know the place up to which was read";
            default -> "";
        };
    }

    @Override
    public void startOver() {
        progress = Progress.NONE;
    }

    @Override
    public void endOverdue() {
        request.endOverdue();
    }

    /** The URL, without its query. */
    @Override
    public String toString() {
        return url.shown();
    }
}

package org.watchword.key.remote;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;
import org.watchword.key.KeyException;
import org.watchword.remote.RemoteBoundException;
import org.watchword.remote.RemoteRequest;
import org.watchword.remote.RemoteUrl;

/** Fetches the text of a JWK set or a PEM. One request at a time; {@link #endOverdue()} may be called by any thread. */
final class KeyRequest {

    private static final int MOST_BYTES = 1 << 20;
    private static final Map<String, String> ACCEPT =
            Map.of("Accept", "application/jwk-set+json, application/json, application/x-pem-file, */*;q=0.5");

    private final RemoteUrl url;
    private final RemoteRequest request;

    KeyRequest(RemoteUrl url, RemoteRequest.Limits limits) {
        this.url = url;
        this.request = new RemoteRequest(limits, MOST_BYTES);
    }

    /** @throws KeyException if there is no answer with status 200, or it is too long or takes too long */
    String fetch() {
        try {
            RemoteRequest.Reply reply = request.get(url, ACCEPT);
            if (reply.status() != HttpURLConnection.HTTP_OK) {
                throw new KeyException(url + " answered with status " + reply.status() + ", not 200");
            }
            return reply.text();
        } catch (RemoteBoundException e) {
            throw new KeyException(url + " " + e.getMessage() + "; that is not a key set", e);
        } catch (IOException e) {
            throw new KeyException(url + " cannot be fetched (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    void endOverdue() {
        request.endOverdue();
    }
}

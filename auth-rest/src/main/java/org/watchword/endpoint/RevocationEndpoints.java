package org.watchword.endpoint;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.watchword.api.Failure;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;
import org.watchword.revocation.RevocationRecord;
import org.watchword.session.RevocationCursor;
import org.watchword.session.RevocationFeed;
import org.watchword.text.Base64Url;
import org.watchword.text.Sha256;

/** Lets services that only verify tokens read who is out. */
public final class RevocationEndpoints {

    /** Permission that a caller needs. */
    public static final String PERMISSION = "revocations:read";

    private final RevocationFeed feed;
    private final Answers answers;

    public RevocationEndpoints(RevocationFeed feed, Answers answers) {
        this.feed = feed;
        this.answers = answers;
    }

    /** Lists the revocations {@code after} a cursor, or all of them that still matter. */
    Answer revocations(Request request) {
        RevocationFeed.Part part = feed.after(cursor(request));
        JsonArrayBuilder list = answers.list();
        part.entries().forEach(entry -> list.add(body(entry)));
        JsonArray entries = list.build();
        // Without the cursor: that of the same entries is another one a moment later.
        String version = Base64Url.encode(Sha256.of(entries.toString() + part.more()));
        return answers.versioned(
                request,
                answers.object()
                        .add("revocations", entries)
                        .add("next", part.next().text())
                        .add("more", part.more())
                        .build(),
                version);
    }

    private static RevocationCursor cursor(Request request) {
        String after = request.query("after");
        return after == null
                ? RevocationCursor.START
                : RevocationCursor.of(after)
                        .orElseThrow(() -> new FailureException(Failure.badRequest(
                                "invalid_fields",
                                "Some fields cannot be used",
                                Map.of("after", "must be the next of an earlier answer"))));
    }

    private JsonObjectBuilder body(RevocationRecord entry) {
        JsonObjectBuilder body = answers.object();
        if (entry instanceof RevocationRecord.OfUser ofUser) {
            body.add("user", ofUser.userId())
                    .add("issued_before", ofUser.issuedBefore().toString());
        } else if (entry instanceof RevocationRecord.OfSession ofSession) {
            body.add("session", ofSession.sessionId());
        }
        return body.add("until", entry.until().toString());
    }
}

package org.watchword.revocation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.watchword.json.StrictJson;

/**
 * A body of {@code GET /auth/revocations}, read strictly: an entry that we do not understand could be the one that
 * matters.
 */
record RevocationPage(List<RevocationRecord> entries, String next, boolean more) {

    private static final StrictJson JSON = StrictJson.interoperable(StrictJson.NullMembers.LEFT_OUT);

    /** Characters that need no escape in a query. */
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._~-]{1,512}");

    /** Empty where it is anything else. */
    static Optional<RevocationPage> of(String body) {
        Map<String, Object> root = JSON.object(body).orElse(Map.of());
        if (!(root.get("revocations") instanceof List<?> list
                && root.get("next") instanceof String next
                && root.get("more") instanceof Boolean more
                && CURSOR.matcher(next).matches())) {
            return Optional.empty();
        }
        List<RevocationRecord> entries = new ArrayList<>(list.size());
        try {
            for (Object entry : list) {
                Optional<RevocationRecord> read =
                        entry instanceof Map<?, ?> members ? entry(members) : Optional.empty();
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                entries.add(read.get());
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.of(new RevocationPage(entries, next, more));
    }

    private static Optional<RevocationRecord> entry(Map<?, ?> members) {
        if (!(members.get("until") instanceof String until)) {
            return Optional.empty();
        }
        Instant end = Instant.parse(until);
        if (members.get("session") instanceof String session) {
            return Optional.of(new RevocationRecord.OfSession(session, end));
        }
        return members.get("user") instanceof String user && members.get("issued_before") instanceof String before
                ? Optional.of(new RevocationRecord.OfUser(user, Instant.parse(before), end))
                : Optional.empty();
    }
}

package org.watchword.rest;

import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.TreeMap;
import org.watchword.cleanup.AuditedCleanUp;
import org.watchword.cleanup.RemovedRows;

/** {@code POST /auth/admin/clean-up}: removes what has expired, and tells how much of each kind it was. */
final class CleanUpEndpoint implements Endpoint {

    private final AuditedCleanUp cleanUp;
    private final Answers answers;

    CleanUpEndpoint(AuditedCleanUp cleanUp, Answers answers) {
        this.cleanUp = cleanUp;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        RemovedRows removed = cleanUp.run(request.actor());
        JsonObjectBuilder body = answers.object();
        new TreeMap<>(removed.expired())
                .forEach((kind, count) -> body.add(kind.name().toLowerCase(Locale.ROOT), count));
        return answers.ok(body.add("audit_events", removed.auditEvents())
                .add("more", removed.more())
                .build());
    }
}

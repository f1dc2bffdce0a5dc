package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** {@code GET /auth/admin/audit?user=&event=&from=&to=&page=&size=}: what happened, the latest first; {@code to} is exclusive. */
final class AdminAuditEndpoint implements Endpoint {

    private final AuditStore store;
    private final Answers answers;

    AdminAuditEndpoint(AuditStore store, Answers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Paging paging = Paging.of(request);
        AuditStore.Filter filter = new AuditStore.Filter(
                given(request, "user"), given(request, "event"), moment(request, "from"), moment(request, "to"));
        AuditStore.Page page = store.find(filter, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.rows().forEach(row -> list.add(body(row)));
        return answers.ok(answers.object()
                .add("events", list)
                .add("page", paging.page())
                .add("size", paging.size())
                .add("total", page.total())
                .build());
    }

    private JsonObjectBuilder body(AuditRecord row) {
        JsonObjectBuilder body = answers.object()
                .add("id", row.id())
                .add("at", row.at().toString())
                .add("event", row.kind())
                .add("outcome", row.outcome());
        Answers.addOrNull(body, "user", row.userId());
        Answers.addOrNull(body, "actor", row.actorId());
        Answers.addOrNull(body, "session", row.sessionId());
        Answers.addOrNull(body, "address", row.address());
        Answers.addOrNull(body, "user_agent", row.userAgent());
        Answers.addOrNull(body, "request_id", row.requestId());
        Answers.addOrNull(body, "detail", row.detail());
        return body;
    }

    /** An empty parameter, as a form leaves it, is none. */
    private static @Nullable String given(EndpointRequest request, String name) {
        String value = request.query(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Instant moment(EndpointRequest request, String name) {
        String value = given(request, name);
        if (value == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(value);
            // Asked for what no number of milliseconds can say, it must not fail later.
            return Instant.ofEpochMilli(moment.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new RefusedRequest(Failure.badRequest(
                    "invalid_fields",
                    "Some fields cannot be used",
                    Map.of(name, "must be a time such as 2026-01-31T12:00:00Z")));
        }
    }
}

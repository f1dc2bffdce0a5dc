package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.api.login.Page;
import org.watchword.cleanup.AuditedCleanUp;
import org.watchword.cleanup.RemovedRows;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;
import org.watchword.servlet.FilterRuntime;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;

/** Tells operators how the server is and what happened, and removes what has expired. */
public final class OperationsEndpoints {

    private final Supplier<FilterRuntime> runtime;
    private final Runnable look;
    private final AuditStore audit;
    private final AuditedCleanUp cleanUp;
    private final Answers answers;

    /** @param look asks the store how it is, for the report */
    public OperationsEndpoints(
            Supplier<FilterRuntime> runtime, Runnable look, AuditStore audit, AuditedCleanUp cleanUp, Answers answers) {
        this.runtime = runtime;
        this.look = look;
        this.audit = audit;
        this.cleanUp = cleanUp;
        this.answers = answers;
    }

    /** The report as it is now. */
    Answer status(Request request) {
        look.run();
        return answers.ok(StatusBody.of(runtime.get().report().snapshot(), answers));
    }

    /** Lists audit events, the latest first: {@code ?user=&event=&from=&to=&page=&size=}; {@code to} is exclusive. */
    Answer audit(Request request) {
        Paging paging = Paging.of(request);
        AuditStore.Filter filter = new AuditStore.Filter(
                given(request, "user"), given(request, "event"), moment(request, "from"), moment(request, "to"));
        Page<AuditRecord> page = audit.find(filter, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.rows().forEach(row -> list.add(body(row)));
        return paging.answer(answers, "events", list, page.total());
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
    private static @Nullable String given(Request request, String name) {
        String value = request.query(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Instant moment(Request request, String name) {
        String value = given(request, name);
        if (value == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(value);
            // Asked for what no number of milliseconds can say, it must not fail later.
            return Instant.ofEpochMilli(moment.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new FailureException(Failure.badRequest(
                    "invalid_fields",
                    "Some fields cannot be used",
                    Map.of(name, "must be a time such as 2026-01-31T12:00:00Z")));
        }
    }

    /** Removes what has expired, and tells how much of each kind it was. */
    Answer cleanUp(Request request) {
        RemovedRows removed = cleanUp.run(request.actor());
        JsonObjectBuilder body = answers.object();
        new TreeMap<>(removed.expired())
                .forEach((kind, count) -> body.add(kind.name().toLowerCase(Locale.ROOT), count));
        return answers.ok(body.add("audit_events", removed.auditEvents())
                .add("more", removed.more())
                .build());
    }
}

package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.watchword.api.AuthPrincipal;
import org.watchword.session.OwnSessions;
import org.watchword.store.SessionPage;
import org.watchword.store.SessionRecord;

/** {@code GET /auth/sessions?page=&size=}: the caller's sessions that go on, the latest login first. */
final class SessionsEndpoint implements Endpoint {

    private final OwnSessions sessions;
    private final Answers answers;

    SessionsEndpoint(OwnSessions sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        AuthPrincipal caller = request.caller();
        String current = caller.getSessionId().orElse("");
        Paging paging = Paging.of(request);
        SessionPage page = sessions.of(caller.getSubject(), paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.sessions().forEach(row -> list.add(body(row.session(), current)));
        return answers.ok(answers.object()
                .add("sessions", list)
                .add("page", paging.page())
                .add("size", paging.size())
                .add("total", page.total())
                .build());
    }

    private JsonObjectBuilder body(SessionRecord session, String current) {
        JsonObjectBuilder body = answers.object().add("id", session.id());
        Answers.addOrNull(body, "device", session.userAgent());
        Answers.addOrNull(body, "address", session.address());
        boolean isCurrent = session.id().equals(current);
        boolean idleFirst = session.idleExpiresAt().isBefore(session.expiresAt());
        return body.add("created_at", session.createdAt().toString())
                .add("last_used_at", isCurrent ? session.rotatedAt().toString() : LastUse.seenByOthers(session))
                .add("expires_at", (idleFirst ? session.idleExpiresAt() : session.expiresAt()).toString())
                .add("current", isCurrent);
    }
}

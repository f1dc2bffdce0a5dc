package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.watchword.principal.AuthPrincipal;
import org.watchword.session.OwnSessions;
import org.watchword.store.SessionRecord;

/** {@code GET /auth/sessions}: the caller's sessions that go on, the oldest first. */
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
        JsonArrayBuilder list = answers.list();
        sessions.of(caller.getSubject()).forEach(session -> list.add(body(session, current)));
        return answers.ok(answers.object().add("sessions", list).build());
    }

    private JsonObjectBuilder body(SessionRecord session, String current) {
        JsonObjectBuilder body = answers.object().add("id", session.id());
        Answers.addOrNull(body, "device", session.userAgent());
        Answers.addOrNull(body, "address", session.address());
        boolean idleFirst = session.idleExpiresAt().isBefore(session.expiresAt());
        return body.add("created_at", session.createdAt().toString())
                .add("last_used_at", session.rotatedAt().toString())
                .add("expires_at", (idleFirst ? session.idleExpiresAt() : session.expiresAt()).toString())
                .add("current", session.id().equals(current));
    }
}

package org.watchword.rest;

import org.watchword.api.Failure;
import org.watchword.session.OwnSessions;

/** {@code DELETE /auth/sessions/{id}}: ends one of the caller's sessions. Another's is as unknown as one that never was. */
final class EndSessionEndpoint implements Endpoint {

    private final OwnSessions sessions;
    private final Answers answers;

    EndSessionEndpoint(OwnSessions sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        String caller = request.caller().getSubject();
        return sessions.end(caller, request.variable("id"), request.actor())
                ? answers.done()
                : answers.failure(Failure.of(404, "session_not_found", "No such session"));
    }
}

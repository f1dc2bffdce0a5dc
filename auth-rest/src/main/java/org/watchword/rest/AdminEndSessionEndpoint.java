package org.watchword.rest;

import org.watchword.api.Failure;
import org.watchword.session.SessionAdministration;

/** {@code DELETE /auth/admin/sessions/{id}}: ends any session. */
final class AdminEndSessionEndpoint implements Endpoint {

    private final SessionAdministration sessions;
    private final Answers answers;

    AdminEndSessionEndpoint(SessionAdministration sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        return sessions.end(request.variable("id"), request.actor())
                ? answers.done()
                : answers.failure(Failure.of(404, "session_not_found", "No such session"));
    }
}

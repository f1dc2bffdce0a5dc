package org.watchword.rest;

import org.watchword.session.SessionService;

/** {@code POST /auth/logout-all}: ends all sessions of the caller. */
final class LogoutAllEndpoint implements Endpoint {

    private final SessionService sessions;
    private final Answers answers;

    LogoutAllEndpoint(SessionService sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        sessions.logoutAll(request.caller().getSubject(), request.origin());
        return answers.done();
    }
}

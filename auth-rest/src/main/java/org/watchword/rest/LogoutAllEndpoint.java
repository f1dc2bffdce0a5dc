package org.watchword.rest;

import org.watchword.session.Logout;

/** {@code POST /auth/logout-all}: ends all sessions of the caller. */
final class LogoutAllEndpoint implements Endpoint {

    private final Logout logout;
    private final Answers answers;

    LogoutAllEndpoint(Logout logout, Answers answers) {
        this.logout = logout;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        logout.everywhere(request.caller().getSubject(), request.origin());
        return answers.done();
    }
}

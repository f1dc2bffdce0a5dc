package org.watchword.rest;

import org.watchword.api.Failure;
import org.watchword.session.RefreshResult;
import org.watchword.session.SessionService;

/** {@code POST /auth/refresh}: takes {@code refresh_token}, as JSON or as a form. */
final class RefreshEndpoint implements Endpoint {

    private final SessionService sessions;
    private final Answers answers;

    RefreshEndpoint(SessionService sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String token = fields.required("refresh_token", Limits.TOKEN);
        fields.check();
        RefreshResult result = sessions.refresh(token, request.origin());
        if (result instanceof RefreshResult.Refreshed refreshed) {
            return answers.tokens(refreshed.tokens());
        }
        RefreshResult.Reason reason = ((RefreshResult.Rejected) result).reason();
        return answers.failure(Failure.of(reason.status(), reason.code(), reason.message()));
    }
}

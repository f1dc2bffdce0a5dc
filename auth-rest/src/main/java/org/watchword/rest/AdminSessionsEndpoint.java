package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.watchword.session.SessionAdministration;
import org.watchword.store.SessionPage;
import org.watchword.store.SessionRecord;

/** {@code GET /auth/admin/sessions?user=&page=&size=}: sessions that go on, of all users or of one, the latest login first. */
final class AdminSessionsEndpoint implements Endpoint {

    private final SessionAdministration sessions;
    private final Answers answers;

    AdminSessionsEndpoint(SessionAdministration sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Paging paging = Paging.of(request);
        String user = request.query("user");
        SessionPage page = sessions.open(user == null || user.isEmpty() ? null : user, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.sessions().forEach(row -> list.add(body(row)));
        return answers.ok(answers.object()
                .add("sessions", list)
                .add("page", paging.page())
                .add("size", paging.size())
                .add("total", page.total())
                .build());
    }

    private JsonObjectBuilder body(SessionPage.Row row) {
        SessionRecord session = row.session();
        JsonObjectBuilder body = answers.object().add("id", session.id()).add("user_id", session.userId());
        Answers.addOrNull(body, "username", row.username());
        Answers.addOrNull(body, "device", session.userAgent());
        Answers.addOrNull(body, "address", session.address());
        return body.add("created_at", session.createdAt().toString())
                .add("last_used_at", LastUse.seenByOthers(session));
    }
}

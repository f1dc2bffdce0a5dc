package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.watchword.account.UserAdministration;
import org.watchword.api.Failure;
import org.watchword.store.UserPage;
import org.watchword.store.UserRecord;

/** {@code GET /auth/admin/users?query=&page=&size=}: users by name, those with {@code query} in their name or e-mail address. */
final class AdminUsersEndpoint implements Endpoint {

    private final UserAdministration users;
    private final Answers answers;

    AdminUsersEndpoint(UserAdministration users, Answers answers) {
        this.users = users;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Paging paging = Paging.of(request);
        String query = request.query("query");
        if (query != null && query.length() > Limits.USERNAME) {
            throw new RefusedRequest(Failure.badRequest(
                    "invalid_fields",
                    "Some fields cannot be used",
                    Map.of("query", "must not be longer than " + Limits.USERNAME + " characters")));
        }
        UserPage page = users.search(query == null ? "" : query, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.users().forEach(user -> list.add(body(user)));
        return answers.ok(answers.object()
                .add("users", list)
                .add("page", paging.page())
                .add("size", paging.size())
                .add("total", page.total())
                .build());
    }

    private JsonObjectBuilder body(UserRecord user) {
        JsonObjectBuilder body = answers.object().add("id", user.id()).add("username", user.username());
        Answers.addOrNull(body, "email", user.email());
        body.add("email_verified", user.emailVerified());
        Answers.addOrNull(body, "full_name", user.fullName());
        return body.add("enabled", user.enabled())
                .add("roles", answers.array(user.roles()))
                .add("permissions", answers.array(user.permissions()))
                .add("created_at", user.createdAt().toString());
    }
}

package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.account.AccountSettings;
import org.watchword.account.EmailAddress;
import org.watchword.account.InvitationResult;
import org.watchword.account.Invitations;
import org.watchword.account.RegistrationMode;
import org.watchword.account.UserAdministration;
import org.watchword.api.Failure;
import org.watchword.api.login.Page;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.EmailField;
import org.watchword.http.body.FailureException;
import org.watchword.http.body.Fields;
import org.watchword.http.body.FullName;
import org.watchword.http.body.Limits;
import org.watchword.mail.MailSettings;
import org.watchword.session.SessionAdministration;
import org.watchword.store.Change;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserRecord;

/** Lets administrators find, invite and change users, and end sessions. */
public final class UserEndpoints {

    private final UserAdministration users;
    private final SessionAdministration sessions;
    private final Optional<Invitations> invitations;
    private final RegistrationMode registration;
    private final Answers answers;

    /** @param invitations invites users; empty where that is not possible */
    public UserEndpoints(
            UserAdministration users,
            SessionAdministration sessions,
            Optional<Invitations> invitations,
            RegistrationMode registration,
            Answers answers) {
        this.users = users;
        this.sessions = sessions;
        this.invitations = invitations;
        this.registration = registration;
        this.answers = answers;
    }

    /** Lists users by name, those with {@code query} in their name or e-mail address: {@code ?query=&page=&size=}. */
    Answer users(Request request) {
        Paging paging = Paging.of(request);
        String query = request.query("query");
        if (query != null && query.length() > Limits.USERNAME) {
            throw new FailureException(Failure.badRequest(
                    "invalid_fields",
                    "Some fields cannot be used",
                    Map.of("query", "must not be longer than " + Limits.USERNAME + " characters")));
        }
        UserDirectory.FoundUsers found = users.search(query == null ? "" : query, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        found.page().rows().forEach(user -> list.add(body(user)));
        return answers.ok(paging.body(answers, "users", list, found.page().total())
                .add("match", found.byBeginning() ? "beginning" : "part")
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

    /** Takes {@code email}, and perhaps {@code roles} and {@code full_name}; sends an invitation to that address. */
    Answer invite(Request request) {
        return invitations.map(on -> invite(on, request)).orElseGet(() -> answers.failure(whyNobodyIsInvited()));
    }

    private Answer invite(Invitations inviting, Request request) {
        Fields fields = request.fields();
        fields.only("email", "roles", "full_name");
        Optional<EmailAddress> email = EmailField.required(fields);
        @Nullable List<String> roles = fields.optionalList("roles", Limits.NAME);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        Optional<Set<String>> given = Optional.ofNullable(roles).map(Set::copyOf);
        InvitationResult result = inviting.invite(email.orElseThrow(), given, fullName, request.actor());
        if (result instanceof InvitationResult.Invited invited) {
            return answers.created(
                    answers.object().add("user_id", invited.userId()).build());
        }
        return answers.failure(
                result instanceof InvitationResult.UnknownRole
                        ? Failure.badRequest(
                                "invalid_fields",
                                "Some fields cannot be used",
                                Map.of("roles", "has a role that there is not; make it first"))
                        : new Failure(
                                409,
                                "email_taken",
                                "The e-mail address is taken",
                                null,
                                null,
                                Map.of("email", "is taken")));
    }

    private Failure whyNobodyIsInvited() {
        return registration == RegistrationMode.OFF
                ? Failure.of(
                        409,
                        "registration_off",
                        "Nobody can be invited: " + AccountSettings.REGISTER.name() + " is off")
                : Failure.of(
                        409,
                        "mail_off",
                        "Nobody can be invited: neither " + MailSettings.MAIL_HOST.name() + " nor "
                                + MailSettings.MAIL_SESSION.name() + " is set");
    }

    Answer disable(Request request) {
        return done(users.disable(id(request), request.actor()));
    }

    Answer enable(Request request) {
        return done(users.enable(id(request), request.actor()));
    }

    Answer unlock(Request request) {
        return done(users.unlock(id(request), request.actor()));
    }

    Answer endSessions(Request request) {
        return done(users.endSessions(id(request), request.actor()));
    }

    Answer delete(Request request) {
        return done(users.delete(id(request), request.actor()));
    }

    Answer grantRole(Request request) {
        return done(users.grantRole(id(request), request.variable("role"), request.actor()));
    }

    Answer takeRole(Request request) {
        return done(users.takeRole(id(request), request.variable("role"), request.actor()));
    }

    Answer grantPermission(Request request) {
        return done(users.grantPermission(id(request), ChangeAnswers.permission(request), request.actor()));
    }

    Answer takePermission(Request request) {
        return done(users.takePermission(id(request), ChangeAnswers.permission(request), request.actor()));
    }

    /** Lists sessions that go on, of all users or of one, the latest login first: {@code ?user=&page=&size=}. */
    Answer sessions(Request request) {
        Paging paging = Paging.of(request);
        String user = request.query("user");
        Page<SessionStore.OpenSession> page =
                sessions.open(user == null || user.isEmpty() ? null : user, paging.page(), paging.size());
        JsonArrayBuilder list = answers.list();
        page.rows().forEach(row -> list.add(body(row)));
        return paging.answer(answers, "sessions", list, page.total());
    }

    private JsonObjectBuilder body(SessionStore.OpenSession row) {
        SessionRecord session = row.session();
        JsonObjectBuilder body = answers.object().add("id", session.id()).add("user_id", session.userId());
        Answers.addOrNull(body, "username", row.username());
        Answers.addOrNull(body, "device", session.userAgent());
        Answers.addOrNull(body, "address", session.address());
        return body.add("created_at", session.createdAt().toString())
                .add("last_used_at", LastUse.seenByOthers(session));
    }

    /** Ends any session. */
    Answer endSession(Request request) {
        return sessions.end(id(request), request.actor())
                ? answers.done()
                : answers.failure(Failure.of(404, "session_not_found", "No such session"));
    }

    private Answer done(Change change) {
        return ChangeAnswers.of(change, answers);
    }

    private static String id(Request request) {
        return request.variable("id");
    }
}

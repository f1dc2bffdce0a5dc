package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;
import org.watchword.account.RoleAdministration;
import org.watchword.api.login.Actor;
import org.watchword.api.login.ChangeOutcome;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.Fields;
import org.watchword.http.body.Limits;
import org.watchword.identity.RightName;
import org.watchword.store.Change;

/** Lets administrators see and change roles and permissions. */
public final class RoleEndpoints {

    /** Of the characters as they came: in lower case the Kelvin sign (U+212A) is a k too. */
    private final RoleAdministration roles;

    private final Answers answers;

    public RoleEndpoints(RoleAdministration roles, Answers answers) {
        this.roles = roles;
        this.answers = answers;
    }

    /** Lists all roles, by name. */
    Answer roles(Request request) {
        JsonArrayBuilder list = answers.list();
        roles.roles()
                .forEach(role -> list.add(
                        body(role.name(), role.description()).add("permissions", answers.array(role.permissions()))));
        return answers.ok(answers.object().add("roles", list).build());
    }

    /** Lists all permissions, by name. */
    Answer permissions(Request request) {
        JsonArrayBuilder list = answers.list();
        roles.permissions().forEach(permission -> list.add(body(permission.name(), permission.description())));
        return answers.ok(answers.object().add("permissions", list).build());
    }

    private JsonObjectBuilder body(String name, @Nullable String description) {
        JsonObjectBuilder body = answers.object().add("name", name);
        Answers.addOrNull(body, "description", description);
        return body;
    }

    /** Takes {@code name} and perhaps {@code description}. */
    Answer createRole(Request request) {
        return create(request, roles::createRole);
    }

    /** Takes {@code name} and perhaps {@code description}. */
    Answer createPermission(Request request) {
        return create(request, roles::createPermission);
    }

    private Answer create(Request request, Creation creation) {
        Fields fields = request.fields();
        fields.only("name", "description");
        String name = fields.required("name", Limits.NAME);
        String description = fields.optional("description", Limits.DESCRIPTION);
        if (!name.isEmpty() && !RightName.is(name)) {
            fields.refuse("name", RightName.RULE);
        }
        fields.check();
        ChangeOutcome outcome =
                creation.create(name, description, request.actor()).outcome();
        return outcome == ChangeOutcome.DONE
                ? answers.created(answers.object().add("name", name).build())
                : answers.failure(ChangeAnswers.failure(outcome));
    }

    Answer deleteRole(Request request) {
        return done(roles.deleteRole(request.variable("role"), request.actor()));
    }

    Answer deletePermission(Request request) {
        return done(roles.deletePermission(ChangeAnswers.permission(request), request.actor()));
    }

    Answer grant(Request request) {
        return done(roles.grant(request.variable("role"), ChangeAnswers.permission(request), request.actor()));
    }

    Answer take(Request request) {
        return done(roles.take(request.variable("role"), ChangeAnswers.permission(request), request.actor()));
    }

    private Answer done(Change change) {
        return ChangeAnswers.of(change, answers);
    }

    /** Creates a role or a permission. */
    @FunctionalInterface
    private interface Creation {

        /** Creates it, unless there is one of that name. */
        Change create(String name, @Nullable String description, Actor actor);
    }
}

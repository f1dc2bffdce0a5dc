package org.watchword.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.watchword.account.RoleAdministration;

/** {@code GET /auth/admin/roles} and {@code GET /auth/admin/permissions}: all of them, by name. */
final class AdminNamesEndpoint {

    private AdminNamesEndpoint() {}

    static Endpoint roles(RoleAdministration roles, Answers answers) {
        return request -> {
            JsonArrayBuilder list = answers.list();
            roles.roles().forEach(role -> {
                JsonObjectBuilder body = answers.object().add("name", role.name());
                Answers.addOrNull(body, "description", role.description());
                list.add(body.add("permissions", answers.array(role.permissions())));
            });
            return answers.ok(answers.object().add("roles", list).build());
        };
    }

    static Endpoint permissions(RoleAdministration roles, Answers answers) {
        return request -> {
            JsonArrayBuilder list = answers.list();
            roles.permissions().forEach(permission -> {
                JsonObjectBuilder body = answers.object().add("name", permission.name());
                Answers.addOrNull(body, "description", permission.description());
                list.add(body);
            });
            return answers.ok(answers.object().add("permissions", list).build());
        };
    }
}

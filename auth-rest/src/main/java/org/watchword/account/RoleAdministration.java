package org.watchword.account;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.api.login.PermissionDefinition;
import org.watchword.api.login.RoleDefinition;
import org.watchword.revocation.RevocationRecord;
import org.watchword.session.SessionEnding;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.Change;
import org.watchword.store.RoleStore;

/**
 * Administers roles and permissions. What is taken away is in force at once on this node, and on the others within the
 * poll. Every method throws {@code StoreUnavailableException} when the store does not answer.
 */
public final class RoleAdministration {

    private final RoleStore roles;
    private final SessionEnding ending;
    private final AuditSink audit;
    private final Clock clock;

    /** @param ending refuses tokens */
    public RoleAdministration(RoleStore roles, SessionEnding ending, AuditSink audit, Clock clock) {
        this.roles = roles;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /** All roles, by name. */
    public List<RoleDefinition> roles() {
        return roles.roles();
    }

    /** All permissions, by name. */
    public List<PermissionDefinition> permissions() {
        return roles.permissions();
    }

    /** Makes a role. */
    public Change createRole(String name, @Nullable String description, Actor actor) {
        return noted(Kind.ROLE_CREATED, actor, name, roles.createRole(name, description, clock.instant()));
    }

    /** Makes a permission. */
    public Change createPermission(String name, @Nullable String description, Actor actor) {
        return noted(Kind.PERMISSION_CREATED, actor, name, roles.createPermission(name, description, clock.instant()));
    }

    /** Removes a role, and takes it from all who have it. */
    public Change deleteRole(String name, Actor actor) {
        return taken(Kind.ROLE_DELETED, actor, name, cutoff -> roles.deleteRole(name, cutoff));
    }

    /** Removes a permission, and takes it from all who have it. */
    public Change deletePermission(String name, Actor actor) {
        return taken(Kind.PERMISSION_DELETED, actor, name, cutoff -> roles.deletePermission(name, cutoff));
    }

    /** Gives a role a permission. */
    public Change grant(String role, String permission, Actor actor) {
        return noted(Kind.ROLE_PERMISSION_GRANTED, actor, role + " " + permission, roles.grant(role, permission));
    }

    /** Takes a permission from a role. */
    public Change take(String role, String permission, Actor actor) {
        return taken(
                Kind.ROLE_PERMISSION_TAKEN,
                actor,
                role + " " + permission,
                cutoff -> roles.take(role, permission, cutoff));
    }

    private Change taken(
            Kind kind, Actor actor, String name, Function<Supplier<RevocationRecord.Cutoff>, Change> work) {
        Change change = work.apply(ending::cutoff);
        ending.apply(change);
        return noted(kind, actor, name, change);
    }

    private Change noted(Kind kind, Actor actor, String name, Change change) {
        AdministrationEvent act = new AdministrationEvent(change.outcome());
        if (act.isWorthNoting()) {
            audit.record(AuditEvent.by(actor, kind, act.outcome(), clock.instant(), null, act.detail(name)));
        }
        return change;
    }
}

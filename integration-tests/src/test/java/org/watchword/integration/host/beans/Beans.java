package org.watchword.integration.host.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Calls the bean that a path names; has no annotation itself. */
@ApplicationScoped
public class Beans {

    @Inject
    private GuardedBean guarded;

    @Inject
    private InheritingBean inheriting;

    @Inject
    private LocalApi local;

    @Inject
    private DependentBean dependent;

    @Inject
    private EnterpriseBean enterprise;

    public String call(String name) {
        return switch (name) {
            case "user" -> guarded.user();
            case "write" -> guarded.write();
            case "role-and-permission" -> guarded.roleAndPermission();
            case "closed" -> guarded.closed();
            case "open" -> guarded.open();
            case "silent" -> guarded.silent();
            case "inherited" -> inheriting.inherited();
            case "implemented" -> inheriting.implemented();
            case "local" -> local.ask();
            case "dependent" -> dependent.dependent();
            case "enterprise" -> enterprise.enterprise();
            case "security-exception" -> throw new SecurityException("the host's own");
            default -> throw new IllegalStateException("the host's own");
        };
    }
}

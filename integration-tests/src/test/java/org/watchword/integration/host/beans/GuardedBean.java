package org.watchword.integration.host.beans;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import org.watchword.api.RequiresPermission;

/** Each annotation on a method of a bean. */
@ApplicationScoped
public class GuardedBean {

    @RolesAllowed("user")
    public String user() {
        return "user";
    }

    @RequiresPermission("phones:write")
    public String write() {
        return "write";
    }

    @RolesAllowed("admin")
    @RequiresPermission("phones:write")
    public String roleAndPermission() {
        return "role-and-permission";
    }

    @DenyAll
    public String closed() {
        return "closed";
    }

    @PermitAll
    public String open() {
        return "open";
    }

    public String silent() {
        return "silent";
    }
}

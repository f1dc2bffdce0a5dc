package org.watchword.integration.shape.components;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean with rules on its methods. */
@Stateless
public class AuditBean {

    @Resource
    private SessionContext context;

    @RolesAllowed("auditor")
    public String audit() {
        return "audited by " + context.getCallerPrincipal().getName();
    }

    @PermitAll
    public String open() {
        return "open, auditor: " + context.isCallerInRole("auditor");
    }

    @DenyAll
    public String closed() {
        return "closed";
    }
}

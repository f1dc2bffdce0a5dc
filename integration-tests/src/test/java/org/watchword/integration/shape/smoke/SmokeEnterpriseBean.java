package org.watchword.integration.shape.smoke;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** An enterprise bean with rules on its methods. */
@Stateless
public class SmokeEnterpriseBean {

    @PermitAll
    public String open() {
        return "open";
    }

    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    @RolesAllowed("nobody")
    public String nobody() {
        return "nobody";
    }
}

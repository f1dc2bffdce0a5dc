package org.watchword.integration.shape.smoke;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** A CDI bean with rules on its methods. */
@ApplicationScoped
public class SmokeBean {

    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    @RolesAllowed("nobody")
    public String nobody() {
        return "nobody";
    }
}

package org.watchword.integration.host.beans;

import jakarta.annotation.security.RolesAllowed;

/** Guards what extends it. */
@RolesAllowed("user")
public class GuardedBase {

    public String inherited() {
        return "inherited";
    }
}

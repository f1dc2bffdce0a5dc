package org.watchword.integration.host.beans;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;

/** Is part of whoever has it injected, and guarded all the same. */
@Dependent
@RolesAllowed("user")
public class DependentBean {

    public String dependent() {
        return "dependent";
    }
}

package org.watchword.integration.host.beans;

import jakarta.annotation.security.RolesAllowed;

/** Guards what implements it. */
public interface GuardedInterface {

    @RolesAllowed("user")
    String implemented();
}

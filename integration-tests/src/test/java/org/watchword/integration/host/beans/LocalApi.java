package org.watchword.integration.host.beans;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** Inherits a path, and is called as a bean. */
@ApplicationScoped
@RolesAllowed("user")
public class LocalApi implements RemoteApi {

    @Override
    public String ask() {
        return "local";
    }
}

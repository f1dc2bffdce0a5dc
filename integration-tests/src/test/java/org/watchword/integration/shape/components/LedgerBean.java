package org.watchword.integration.shape.components;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;

/** An enterprise bean with a rule on its class. */
@Singleton
@RolesAllowed("clerk")
public class LedgerBean {

    public String entry() {
        return "entry";
    }
}

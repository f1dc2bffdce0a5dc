package org.watchword.integration.shape.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.SecurityContext;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Watchword;

/** Writes a user of the host's and one of ours in one transaction of the host's. */
@ApplicationScoped
public class Enrolment {

    @Inject
    private BeanRegister register;

    @Inject
    private ServletContext context;

    /** Writes, and only then asks who calls. */
    @Transactional
    public String sign(String name, SecurityContext caller) {
        register.add(name, "signed");
        return caller.getUserPrincipal().getName() + " " + caller.isUserInRole("admin");
    }

    @Transactional
    public void enrol(String name, String password, boolean fail) {
        register.add(name, "recruit");
        Watchword.of(context)
                .accounts()
                .create(NewAccount.withPassword(name, password).role("recruit"));
        if (fail) {
            throw new IllegalStateException("as asked for");
        }
    }
}

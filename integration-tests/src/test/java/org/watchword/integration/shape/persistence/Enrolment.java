package org.watchword.integration.shape.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.watchword.password.Password;
import org.watchword.start.login.AuthServices;
import org.watchword.store.NewUser;

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
        AuthServices services = AuthServices.of(context);
        services.users()
                .create(new NewUser(
                        UUID.randomUUID().toString(),
                        name,
                        null,
                        null,
                        services.passwords().hash(Password.of(password)),
                        Set.of("recruit"),
                        Set.of(),
                        Instant.now()));
        if (fail) {
            throw new IllegalStateException("as asked for");
        }
    }
}

package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import org.watchword.spi.login.BreachedPasswords;

/** Knows one password, and fails at another. */
@ApplicationScoped
public class KnownBreaches implements BreachedPasswords {

    @Override
    public boolean contains(String password) {
        if (password.startsWith("unlucky")) {
            throw new IllegalStateException("as asked for");
        }
        return password.startsWith("breached");
    }
}

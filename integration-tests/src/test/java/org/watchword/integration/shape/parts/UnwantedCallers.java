package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import org.watchword.api.AuthPrincipal;
import org.watchword.spi.RevocationCheck;

/** Takes no token of some; cannot tell of others. */
@ApplicationScoped
public class UnwantedCallers implements RevocationCheck {

    @Override
    public boolean isRevoked(AuthPrincipal caller) {
        if (caller.getName().equals("revocation-throw")) {
            throw new IllegalStateException("as asked for");
        }
        return caller.getName().equals("unwanted");
    }
}

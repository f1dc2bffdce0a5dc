package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import org.watchword.spi.Decorates;
import org.watchword.spi.login.PasswordHasher;

/** Puts a pepper around the usual hash. */
@ApplicationScoped
public class PepperedHasher implements PasswordHasher, Decorates<PasswordHasher> {

    private static final String PREFIX = "{peppered}";

    private PasswordHasher usual;

    @Override
    public void decorates(PasswordHasher replaced) {
        usual = replaced;
    }

    @Override
    public String hash(String password) {
        return PREFIX + usual.hash("pepper" + password);
    }

    @Override
    public Verdict verify(String password, String stored) {
        if (!stored.startsWith(PREFIX)) {
            // Made before the pepper came.
            return usual.verify(password, stored) == Verdict.MATCH ? Verdict.MATCH_NEEDS_UPGRADE : Verdict.WRONG;
        }
        return usual.verify("pepper" + password, stored.substring(PREFIX.length()));
    }
}

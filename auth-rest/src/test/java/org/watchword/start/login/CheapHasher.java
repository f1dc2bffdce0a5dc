package org.watchword.start.login;

import java.util.Optional;
import org.watchword.password.BcryptHasher;
import org.watchword.password.BrokenRule;
import org.watchword.password.Password;
import org.watchword.spi.login.PasswordHasher;

/**
 * bcrypt at a cost that no setting permits: a hundredth of the least one's time. A host's part for the tests of what is
 * around the hashing; found through {@code META-INF/services} below {@code cheap-hasher}.
 */
public final class CheapHasher implements PasswordHasher {

    static final int COST = 4;

    private final BcryptHasher bcrypt = new BcryptHasher(COST);

    @Override
    public String hash(String password) {
        return bcrypt.hash(Password.of(password));
    }

    @Override
    public Verdict verify(String password, String stored) {
        return Verdict.valueOf(bcrypt.verify(Password.of(password), stored).name());
    }

    @Override
    public Optional<String> refusal(String password) {
        return bcrypt.refusal(Password.of(password)).map(BrokenRule::sentence);
    }
}

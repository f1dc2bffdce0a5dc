package issue;

import jakarta.enterprise.context.ApplicationScoped;
import org.mindrot.jbcrypt.BCrypt;
import org.watchword.spi.login.PasswordHasher;

/**
 * bcrypt of cost 4, which no setting allows: with a cost that is safe a login is nothing but bcrypt, and what the rest of it costs could
 * not be seen. Never part of a real host.
 */
@ApplicationScoped
public class CheapHasher implements PasswordHasher {

    private static final int COST = 4;

    @Override
    public String hash(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(COST));
    }

    @Override
    public Verdict verify(String password, String stored) {
        return BCrypt.checkpw(password, stored) ? Verdict.MATCH : Verdict.WRONG;
    }
}

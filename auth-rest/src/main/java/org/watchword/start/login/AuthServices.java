package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import org.watchword.account.AccountReader;
import org.watchword.account.LoginService;
import org.watchword.account.PasswordChange;
import org.watchword.cleanup.CleanUp;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.session.Logout;
import org.watchword.session.SessionService;
import org.watchword.store.UserStore;

/**
 * The services of one web application; made once at start, kept as an attribute of its servlet context, and nowhere else. Safe for many
 * threads. They throw {@link org.watchword.store.StoreUnavailableException} while the database does not answer, and those that hash or
 * compare a password {@link org.watchword.password.BusyException} where too many are at once.
 */
public final class AuthServices {

    private final Services services;

    AuthServices(Services services) {
        this.services = services;
    }

    /**
     * Returns the services of this web application.
     *
     * @throws IllegalStateException if Watchword was not started in it
     */
    public static AuthServices of(ServletContext context) {
        if (context.getAttribute(AuthServices.class.getName()) instanceof AuthServices services) {
            return services;
        }
        throw new IllegalStateException("Watchword was not started in this web application");
    }

    void publish(ServletContext context) {
        context.setAttribute(AuthServices.class.getName(), this);
    }

    static void withdraw(ServletContext context) {
        context.removeAttribute(AuthServices.class.getName());
    }

    /** Users: to find and to make them. */
    public UserStore users() {
        return services.basis.stores.users();
    }

    /** Hashes passwords for {@link org.watchword.store.NewUser}. */
    public PasswordHasher passwords() {
        return services.basis.hasher;
    }

    /** Logs users in. */
    public LoginService login() {
        return services.login;
    }

    /** Opens and refreshes sessions. */
    public SessionService sessions() {
        return services.sessions;
    }

    /** Ends sessions. */
    public Logout logout() {
        return services.logout;
    }

    /** Reads accounts. */
    public AccountReader accounts() {
        return services.reader;
    }

    /** Removes what has expired, audit rows older than {@code watchword.audit.retention} too; for a job of the host's. */
    public CleanUp cleanUp() {
        return services.cleanUp;
    }

    /** The rules for new passwords. */
    public PasswordPolicy passwordPolicy() {
        return services.basis.policy;
    }

    /** Lets users change their own password. */
    public PasswordChange passwordChange() {
        return services.passwordChange;
    }
}

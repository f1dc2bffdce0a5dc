package org.watchword.rest;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.function.Consumer;
import org.watchword.account.AccountReader;
import org.watchword.account.LoginService;
import org.watchword.account.PasswordChange;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.cleanup.CleanUp;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.session.Logout;
import org.watchword.session.SessionService;
import org.watchword.store.UserStore;
import org.watchword.throttle.Throttles;

/**
 * What the endpoints of one web application use; made once at start, kept as an attribute of its servlet context, and nowhere else.
 * Thread-safe. Its services throw {@link org.watchword.store.StoreUnavailableException} while the database does not answer.
 */
public final class AuthServices {

    private final UserStore users;
    private final PasswordHasher passwords;
    private final LoginService login;
    private final SessionService sessions;
    private final Logout logout;
    private final AccountReader accounts;
    private final StoreReport storeReport;
    private final Administration administration;
    private final PasswordPolicy passwordPolicy;
    private final PasswordChange passwordChange;
    private final Throttles throttles;
    private final RequestBody bodies;
    private final Answers answers;

    AuthServices(
            UserStore users,
            PasswordHasher passwords,
            LoginService login,
            SessionService sessions,
            Logout logout,
            AccountReader accounts,
            StoreReport storeReport,
            Administration administration,
            PasswordPolicy passwordPolicy,
            PasswordChange passwordChange,
            Throttles throttles,
            Consumer<Failure> refused,
            Clock clock) {
        JsonProvider json = JsonProvider.provider();
        this.users = users;
        this.passwords = passwords;
        this.login = login;
        this.sessions = sessions;
        this.logout = logout;
        this.accounts = accounts;
        this.storeReport = storeReport;
        this.administration = administration;
        this.passwordPolicy = passwordPolicy;
        this.passwordChange = passwordChange;
        this.throttles = throttles;
        this.bodies = new RequestBody(json);
        this.answers = new Answers(json, new ErrorBody(clock), refused);
    }

    /**
     * The services of this web application.
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
        return users;
    }

    /** Hashes passwords for {@link org.watchword.store.NewUser}. */
    public PasswordHasher passwords() {
        return passwords;
    }

    /** Logs users in. */
    public LoginService login() {
        return login;
    }

    /** Opens and refreshes sessions. */
    public SessionService sessions() {
        return sessions;
    }

    /** Ends sessions. */
    public Logout logout() {
        return logout;
    }

    /** Reads accounts. */
    public AccountReader accounts() {
        return accounts;
    }

    /** Removes what has expired, audit rows older than {@code watchword.audit.retention} too; for a job of the host's. */
    public CleanUp cleanUp() {
        return administration.cleanUp().cleanUp();
    }

    Administration administration() {
        return administration;
    }

    /** The rules for new passwords. */
    public PasswordPolicy passwordPolicy() {
        return passwordPolicy;
    }

    /** Lets users change their own password. */
    public PasswordChange passwordChange() {
        return passwordChange;
    }

    StoreReport storeReport() {
        return storeReport;
    }

    Throttles throttles() {
        return throttles;
    }

    RequestBody bodies() {
        return bodies;
    }

    Answers answers() {
        return answers;
    }
}

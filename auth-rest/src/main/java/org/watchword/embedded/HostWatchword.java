package org.watchword.embedded;

import jakarta.servlet.ServletContext;
import org.watchword.api.login.Accounts;
import org.watchword.api.login.ExpiredRemoval;
import org.watchword.api.login.Logins;
import org.watchword.api.login.Roles;
import org.watchword.api.login.Sessions;
import org.watchword.api.login.Tokens;
import org.watchword.api.login.Watchword;
import org.watchword.cleanup.CleanUp;
import org.watchword.cleanup.RemovedRows;

/** The parts of the API, found by their web application. */
public record HostWatchword(
        Accounts accounts, Logins logins, Sessions sessions, Roles roles, Tokens tokens, CleanUp cleanUp)
        implements Watchword {

    @Override
    public ExpiredRemoval removeExpired() {
        RemovedRows removed = cleanUp.run();
        return new ExpiredRemoval(removed.total(), removed.more());
    }

    /** Lets {@link Watchword#of} find it. */
    public void publish(ServletContext context) {
        context.setAttribute(Watchword.class.getName(), this);
    }

    /** Lets nobody find it any more. */
    public static void withdraw(ServletContext context) {
        context.removeAttribute(Watchword.class.getName());
    }
}

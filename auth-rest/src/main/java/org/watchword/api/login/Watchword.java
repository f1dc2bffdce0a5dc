package org.watchword.api.login;

import jakarta.servlet.ServletContext;

/**
 * Gives the parts of this API where there is no CDI:
 *
 * <pre>{@code
 * Accounts accounts = Watchword.of(request.getServletContext()).accounts();
 * }</pre>
 *
 * @since 1.0
 */
public interface Watchword {

    /**
     * Finds the one of this web application.
     *
     * @throws IllegalStateException if Watchword has not been started in it, or has been stopped
     */
    static Watchword of(ServletContext context) {
        if (context.getAttribute(Watchword.class.getName()) instanceof Watchword watchword) {
            return watchword;
        }
        throw new IllegalStateException("Watchword was not started in this web application");
    }

    /** Returns the users. */
    Accounts accounts();

    /** Returns what opens and refreshes sessions. */
    Logins logins();

    /** Returns the sessions. */
    Sessions sessions();

    /** Returns the roles and permissions. */
    Roles roles();

    /** Returns what issues and verifies access tokens. */
    Tokens tokens();

    /**
     * Removes what has expired, as the running application does by itself once an hour: sessions, tokens from mails,
     * revocations, counters and audit rows older than {@code watchword.audit.retention}. At most 50,000 rows of each
     * kind in one call, in transactions of 500.
     */
    ExpiredRemoval removeExpired();
}

package org.watchword.spi.login;

/**
 * Knows passwords that became public in a breach. Asked where a password is set, on the thread of the request, by many
 * at once, and never at login. Where it throws, the client gets 503; a part that asks another machine answers false
 * where that does not answer, so that a service that is down keeps nobody from a new password.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class CompanyNames implements BreachedPasswords {
 *     public boolean contains(String password) {
 *         return password.toLowerCase(Locale.ROOT).contains("acme");
 *     }
 * }
 * }</pre>
 *
 * @since 1.0
 */
@FunctionalInterface
public interface BreachedPasswords {

    /** Tells whether the password is known to be breached; within a few seconds. */
    boolean contains(String password);

    /** Knows none. */
    static BreachedPasswords none() {
        return password -> false;
    }
}

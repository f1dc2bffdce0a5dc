package org.watchword.spi.login;

import java.util.Map;
import org.watchword.api.login.Account;

/**
 * Adds claims of the host's to the access tokens that are issued to users.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Tenant implements ClaimsContributor {
 *     public Map<String, Object> claims(Account account) {
 *         return Map.of("tenant", account.username().startsWith("acme-") ? "acme" : "public");
 *     }
 * }
 * }</pre>
 *
 * <p>Called for each login and each refresh, on the thread of the request, by many at once. It may ask a database; the
 * client waits for it. Where it throws, returns null, or returns what cannot be added, no token is issued: the client
 * gets 503, and the log says why.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface ClaimsContributor {

    /** The most characters that the claims may have as JSON: a token goes with every request. */
    int MOST_CHARACTERS = 2048;

    /**
     * Returns the claims to add.
     *
     * @param account with the rights that the token has
     * @return by name; values are texts, numbers, booleans, lists and maps of them. Names of registered claims (RFC
     *     7519 §4.1) and of those that Watchword writes are refused. Never null
     */
    Map<String, Object> claims(Account account);
}

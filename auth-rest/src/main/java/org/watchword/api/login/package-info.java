/**
 * The API for the host's own code: users, logins, sessions, roles and tokens without HTTP. Each is injected,
 * {@code @Inject Accounts accounts}, or asked for with {@link org.watchword.api.login.Watchword#of}. What is done here
 * keeps the rules of the endpoints and leaves the same audit events, with no user as the actor.
 *
 * <p>All types are thread-safe. Every method of {@link org.watchword.api.login.Accounts},
 * {@link org.watchword.api.login.Logins}, {@link org.watchword.api.login.Sessions},
 * {@link org.watchword.api.login.Roles} and {@link org.watchword.api.login.Tokens} throws
 * {@link org.watchword.api.login.StoreUnavailableException} where the database does not answer.
 *
 * @since 1.0
 */
@NullMarked
package org.watchword.api.login;

import org.jspecify.annotations.NullMarked;

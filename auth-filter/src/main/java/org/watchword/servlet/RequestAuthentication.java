package org.watchword.servlet;

import jakarta.servlet.ServletRequest;
import java.lang.reflect.Method;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;
import org.watchword.authorization.Authentication;
import org.watchword.container.HostLogin;
import org.watchword.refusal.RequestRefusals;
import org.watchword.token.Verification;

/**
 * Who asks, found out at most once for a request and only when somebody wants to know. Kept as an attribute of the request, so
 * that it follows forwards, includes and asynchronous dispatches to whatever thread they run on; a thread-local would not.
 */
public interface RequestAuthentication {

    /** The name of the request attribute. */
    String ATTRIBUTE = "org.watchword.servlet.RequestAuthentication";

    /** Who asks. A caller from a valid token comes before one that the container knows. */
    Authentication authentication();

    /**
     * Returns the outcome of verifying the token, or empty where none came or it could not be read. For logout, which
     * takes a revoked token too.
     */
    Optional<Verification> verification();

    /** The caller from a valid token, or empty. */
    Optional<AuthPrincipal> principal();

    /**
     * To be called where a caller is needed and nobody is known: lets the container ask in the way that the host has told it, see
     * {@link HostLogin}. Not where credentials of ours came.
     */
    default HostLogin.Asked askContainer() {
        return new HostLogin.Asked.Silent();
    }

    /** Refuses this request: the one way in which a refusal becomes a log line, an event and an answer. */
    RequestRefusals refusals();

    /** To be called by JAX-RS, which may know a caller of the host's, where it goes on to a method: it has been decided about. */
    default void permitted(Class<?> component, Method method) {}

    /** Whether this call is the one that JAX-RS has decided about in this request, with the same rule. */
    default boolean isPermitted(Class<?> component, Method method) {
        return false;
    }

    /** The web application's parts, for those who have only the request. */
    Watchword watchword();

    /** The one of this request, or empty where the filter did not see it. */
    static Optional<RequestAuthentication> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestAuthentication authentication
                ? Optional.of(authentication)
                : Optional.empty();
    }
}

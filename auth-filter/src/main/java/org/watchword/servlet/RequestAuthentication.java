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
 * Caller of a request, found out at most once for a request and only when somebody wants to know. Kept as an attribute
 * of the request, so that it follows forwards, includes and asynchronous dispatches to whatever thread they run on; a
 * thread-local would not.
 */
public interface RequestAuthentication {

    /** Name of the request attribute. */
    String ATTRIBUTE = RequestAuthentication.class.getName();

    /** Returns who asks. A caller from a valid token comes before one that the container knows. */
    Authentication authentication();

    /**
     * Returns the outcome of verifying the token, or empty where none came or it could not be read. For logout, which
     * takes a revoked token too.
     */
    Optional<Verification> verification();

    /** Returns the caller from a valid token, or empty. */
    Optional<AuthPrincipal> principal();

    /**
     * Lets the container ask in the way that the host has told it, see {@link HostLogin}, where a caller is needed and
     * nobody is known; not where credentials of ours came.
     */
    default HostLogin.ContainerAnswer askContainer() {
        return new HostLogin.ContainerAnswer.Silent();
    }

    /** Refuses this request: the one way in which a refusal becomes a log line, an event and an answer. */
    RequestRefusals refusals();

    /** Notes that JAX-RS, which may know a caller of the host's, has decided about this call and goes on to it. */
    default void permitted(Class<?> component, Method method) {}

    /** Tells whether JAX-RS has decided about this call in this request, with the same rule. */
    default boolean isPermitted(Class<?> component, Method method) {
        return false;
    }

    /** Returns the web application's parts, for those who have only the request. */
    FilterRuntime runtime();

    /** Finds the one of this request; empty where the filter did not see it. */
    static Optional<RequestAuthentication> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestAuthentication authentication
                ? Optional.of(authentication)
                : Optional.empty();
    }
}

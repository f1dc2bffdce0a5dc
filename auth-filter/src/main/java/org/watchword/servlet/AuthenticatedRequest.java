package org.watchword.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.principal.MicroProfileCaller;

/** Shows the application the caller of the token, or else the container's own. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    private static final String AUTH_TYPE = "Bearer";

    private final LazyAuthentication authentication;

    AuthenticatedRequest(HttpServletRequest request, LazyAuthentication authentication) {
        super(request);
        this.authentication = authentication;
    }

    /**
     * Returns the caller of the token, else the container's. Where the container has been told of the token's caller,
     * its own object is returned: Payara and GlassFish compare by identity, and take one that is not theirs for
     * somebody without any group when a bean is called. So it is where the server's MicroProfile JWT knows the caller:
     * its injection looks for an object of its own.
     */
    @Override
    public @Nullable Principal getUserPrincipal() {
        Optional<AuthPrincipal> principal = authentication.principal();
        Principal container = super.getUserPrincipal();
        return principal.isEmpty() || principal.get().equals(container) || MicroProfileCaller.is(container)
                ? container
                : principal.get();
    }

    @Override
    public @Nullable String getRemoteUser() {
        Optional<AuthPrincipal> principal = authentication.principal();
        return principal.isPresent() ? principal.get().getName() : super.getRemoteUser();
    }

    @Override
    public @Nullable String getAuthType() {
        return authentication.principal().isPresent() ? AUTH_TYPE : super.getAuthType();
    }

    /** {@code **} is any known caller, {@code *} is never a role (Jakarta Servlet, HttpServletRequest#isUserInRole). */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        Optional<AuthPrincipal> principal = authentication.principal();
        if (principal.isEmpty()) {
            // Open Liberty knows the role of anybody for its own request only, not for one that is wrapped.
            return super.isUserInRole(role) || ("**".equals(role) && super.getUserPrincipal() != null);
        }
        if (role == null || role.equals("*")) {
            return false;
        }
        return role.equals("**")
                || principal.get().hasRole(role)
                || (MicroProfileCaller.is(super.getUserPrincipal()) && super.isUserInRole(role));
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return authentication.principal().isPresent() || super.authenticate(response);
    }

    @Override
    public void logout() throws ServletException {
        super.logout();
        authentication.forget();
    }
}

package org.watchword.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import org.watchword.api.AuthPrincipal;
import org.watchword.principal.PrincipalMapper;
import org.watchword.servlet.RequestAuthentication;

/** Makes {@code @Inject AuthPrincipal}: the caller of the current request, anonymous where nobody is logged in. */
@Dependent
public class AuthPrincipalProducer {

    /** Called by the CDI container. */
    public AuthPrincipalProducer() {}

    /** Returns the caller of the request in progress, which is the container's built-in bean. */
    @Produces
    @RequestScoped
    public AuthPrincipal current(HttpServletRequest request) {
        return RequestAuthentication.of(request)
                .flatMap(RequestAuthentication::principal)
                .orElseGet(PrincipalMapper::anonymous);
    }
}

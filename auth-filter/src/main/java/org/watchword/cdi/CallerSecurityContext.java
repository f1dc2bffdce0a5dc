package org.watchword.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.beans.CurrentCdi;
import org.watchword.principal.MicroProfileCaller;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.token.TokenSettings;

/**
 * Puts our caller into the container's {@code SecurityContext}; everything else is the container's own answer. Payara
 * and GlassFish ask this bean before they let a request through to a {@code @RolesAllowed} resource, whatever the
 * servlet request says.
 *
 * <p>The caller is taken from the request and not from the thread, so that it follows asynchronous dispatches and is
 * never that of the request before.
 */
@Alternative
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
@ApplicationScoped
public class CallerSecurityContext implements SecurityContext {

    private final @Nullable HttpServletRequest request;
    private final @Nullable BeanManager beans;
    /** Found once: which beans there are does not change while the application runs. */
    private volatile @Nullable Container container;

    /** Called by the proxy only (Jakarta CDI, unproxyable bean types). */
    protected CallerSecurityContext() {
        this.request = null;
        this.beans = null;
    }

    /**
     * Called by the CDI container.
     *
     * @param beans finds the container's own {@code SecurityContext} where the thread belongs to no application
     */
    @Inject
    public CallerSecurityContext(HttpServletRequest request, BeanManager beans) {
        this.request = request;
        this.beans = beans;
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        Optional<AuthPrincipal> caller = caller();
        if (caller.isEmpty()) {
            return container().map(SecurityContext::getCallerPrincipal).orElse(null);
        }
        Optional<Principal> microProfile = microProfileCaller();
        return microProfile.isPresent() ? microProfile.get() : caller.get();
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        Optional<AuthPrincipal> caller = caller();
        if (caller.isPresent() && microProfileCaller().isEmpty()) {
            return caller.stream().filter(type::isInstance).map(type::cast).collect(Collectors.toUnmodifiableSet());
        }
        return container().map(context -> context.getPrincipalsByType(type)).orElseGet(Set::of);
    }

    @Override
    public boolean isCallerInRole(String role) {
        Optional<AuthPrincipal> caller = caller();
        if (caller.isPresent() && (role.equals("**") || caller.get().hasRole(role))) {
            return true;
        }
        return (caller.isEmpty() || microProfileCaller().isPresent())
                && container().map(context -> context.isCallerInRole(role)).orElse(false);
    }

    /**
     * Finds the caller that the server's MicroProfile JWT knows, whose token ours may be as well: its injection asks
     * here for its own object.
     */
    private Optional<Principal> microProfileCaller() {
        Container known = found();
        return known.hasMicroProfileJwt()
                ? known.securityContext()
                        .map(SecurityContext::getCallerPrincipal)
                        .filter(MicroProfileCaller::is)
                : Optional.empty();
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return container()
                .map(context -> context.hasAccessToWebResource(resource, methods))
                .orElse(false);
    }

    /**
     * Payara calls this before every {@code @PermitAll} method, and its own answer to a request without credentials is
     * a 401 with a Basic challenge. Where nothing asks the container to authenticate (no mechanism of the host's, no
     * parameters, no credentials of another scheme), there is nothing to be done and the response stays untouched.
     */
    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest asked, HttpServletResponse response, AuthenticationParameters parameters) {
        if (isForTheContainer(asked, parameters)) {
            return container()
                    .map(context -> context.authenticate(asked, response, parameters))
                    .orElse(AuthenticationStatus.NOT_DONE);
        }
        return caller().isPresent() ? AuthenticationStatus.SUCCESS : AuthenticationStatus.NOT_DONE;
    }

    private boolean isForTheContainer(HttpServletRequest asked, AuthenticationParameters parameters) {
        if (parameters.getCredential() != null || parameters.isNewAuthentication()) {
            return true;
        }
        if (caller().isPresent()) {
            return false;
        }
        String credentials = asked.getHeader("Authorization");
        boolean foreign = credentials != null
                && (!readsAuthorization(asked) || !credentials.regionMatches(true, 0, "Bearer", 0, 6));
        return foreign || found().hasMechanism();
    }

    /** Tells whether a bearer token there is for us; where ours come in another header it is the container's. */
    private static boolean readsAuthorization(HttpServletRequest asked) {
        return RequestAuthentication.of(asked)
                .map(known -> known.runtime().configuration().get(TokenSettings.TOKEN_HEADER))
                .map(TokenSettings.TOKEN_HEADER.defaultValue()::equalsIgnoreCase)
                .orElse(true);
    }

    private Optional<AuthPrincipal> caller() {
        return BeanAuthorization.known(request).flatMap(RequestAuthentication::principal);
    }

    private Optional<SecurityContext> container() {
        return found().securityContext();
    }

    private Container found() {
        Container known = container;
        if (known != null) {
            return known;
        }
        try {
            // Not the injected one. GlassFish makes an archive for each of our extensions, and injects the manager
            // of one of them: it never sees the host's mechanism, and the container's bean by chance.
            known = Container.in(CurrentCdi.get().getBeanManager());
            container = known;
            return known;
        } catch (IllegalStateException noApplicationHere) {
            // A thread of the host's own. Not remembered, since the next caller may be a request.
            return beans == null ? new Container(Optional.empty(), false, false) : Container.in(beans);
        }
    }

    /**
     * Security features that the container and the host bring.
     *
     * @param securityContext empty on servers that have the API but no bean for it until a host uses Jakarta Security
     * @param hasMechanism the host (or the server) authenticates by a mechanism of its own
     * @param hasMicroProfileJwt a {@code JsonWebToken} can be injected
     */
    private record Container(
            Optional<SecurityContext> securityContext, boolean hasMechanism, boolean hasMicroProfileJwt) {

        static Container in(BeanManager beans) {
            boolean hasMechanism =
                    !beans.getBeans(HttpAuthenticationMechanism.class).isEmpty();
            boolean hasMicroProfileJwt = hasMicroProfileJwt(beans);
            for (Bean<?> bean : beans.getBeans(SecurityContext.class)) {
                if (!bean.getBeanClass().equals(CallerSecurityContext.class)) {
                    CreationalContext<?> creation = beans.createCreationalContext(bean);
                    SecurityContext own = (SecurityContext) beans.getReference(bean, SecurityContext.class, creation);
                    return new Container(Optional.of(own), hasMechanism, hasMicroProfileJwt);
                }
            }
            return new Container(Optional.empty(), hasMechanism, hasMicroProfileJwt);
        }

        private static boolean hasMicroProfileJwt(BeanManager beans) {
            ClassLoader application = CallerSecurityContext.class.getClassLoader();
            try {
                Class<?> token = Class.forName(MicroProfileCaller.JSON_WEB_TOKEN, false, application);
                return !beans.getBeans(token).isEmpty();
            } catch (ClassNotFoundException | LinkageError notOnThisServer) {
                return false;
            }
        }
    }
}

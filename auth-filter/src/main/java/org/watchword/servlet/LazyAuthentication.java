package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.ContainerCaller;
import org.watchword.container.HostLogin;
import org.watchword.refusal.RequestRefusals;
import org.watchword.token.Verification;

/**
 * Tells who asks by the token of the request, or else by what the container knows. A request that nobody asks about
 * costs no verification, and a stale token on a public page costs nothing.
 */
final class LazyAuthentication implements RequestAuthentication {

    private final HttpServletRequest request;
    private final RequestToken token;
    private final FilterRuntime runtime;
    private final Supplier<HostLogin.ContainerAnswer> container;
    private final RequestRefusals refusals;
    private volatile boolean forgotten;
    private volatile @Nullable PermittedCall permitted;

    /**
     * Knows the token, and nothing else yet.
     *
     * @param request as the container has it, unwrapped by us: its own caller counts where no valid token came
     * @param container asks the container; called where nobody is known
     */
    LazyAuthentication(
            HttpServletRequest request,
            RequestToken token,
            FilterRuntime runtime,
            Supplier<HostLogin.ContainerAnswer> container) {
        this.request = request;
        this.token = token;
        this.runtime = runtime;
        this.container = container;
        this.refusals = runtime.refusals().of(request, this::caller);
    }

    /** Before the application begins anything: who asks may be asked for within a transaction of its own. */
    void prepare() {
        if (token.found() instanceof TokenReader.Found.Token) {
            runtime.verifier().prepare();
        }
    }

    /** Tells whether credentials of ours came, readable or not. */
    boolean hasCredentials() {
        return !(token.found() instanceof TokenReader.Found.Nothing);
    }

    @Override
    public Authentication authentication() {
        RequestToken.Outcome known = outcome();
        Principal container = known.principal() == null ? request.getUserPrincipal() : null;
        return container == null
                ? known.authentication()
                : new Authentication.Authenticated(new ContainerCaller(container, request::isUserInRole));
    }

    /** Returns who asks, without a look at the container's own caller. */
    Authentication tokenAuthentication() {
        return outcome().authentication();
    }

    private Optional<Principal> caller() {
        AuthPrincipal ours = outcome().principal();
        try {
            return Optional.ofNullable(ours == null ? request.getUserPrincipal() : ours);
        } catch (IllegalStateException recycled) {
            // On a thread that outlives the request the container no longer tells.
            return Optional.empty();
        }
    }

    @Override
    public HostLogin.ContainerAnswer askContainer() {
        return authentication() instanceof Authentication.Anonymous
                ? container.get()
                : new HostLogin.ContainerAnswer.Silent();
    }

    @Override
    public RequestRefusals refusals() {
        return refusals;
    }

    @Override
    public void permitted(Class<?> component, Method method) {
        permitted = new PermittedCall(component, method);
    }

    @Override
    public boolean isPermitted(Class<?> component, Method method) {
        PermittedCall known = permitted;
        return known != null && known.covers(component, method);
    }

    @Override
    public Optional<Verification> verification() {
        return Optional.ofNullable(outcome().verification());
    }

    @Override
    public Optional<AuthPrincipal> principal() {
        return Optional.ofNullable(outcome().principal());
    }

    @Override
    public FilterRuntime runtime() {
        return runtime;
    }

    /**
     * After {@code request.logout()}: nobody, for the rest of this request (CVE-2023-20862 is what happens otherwise).
     */
    void forget() {
        forgotten = true;
    }

    private RequestToken.Outcome outcome() {
        return forgotten ? RequestToken.NOBODY : token.outcome();
    }

    private record PermittedCall(Class<?> component, Method method) {

        /** Allows for a subclass of the component that the container made. */
        boolean covers(Class<?> target, Method called) {
            return component.isAssignableFrom(target)
                    && method.getName().equals(called.getName())
                    && Arrays.equals(method.getParameterTypes(), called.getParameterTypes());
        }
    }
}

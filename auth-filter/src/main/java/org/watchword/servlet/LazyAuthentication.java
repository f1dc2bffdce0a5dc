package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Caller;
import org.watchword.authorization.ContainerCaller;
import org.watchword.beans.HostPartException;
import org.watchword.container.HostLogin;
import org.watchword.principal.PrincipalMapper;
import org.watchword.refusal.RequestRefusals;
import org.watchword.token.Verification;

/**
 * Verifies the token of a request on first demand: a request that nobody asks about costs no verification, and a stale
 * token on a public page costs nothing. Two threads may both verify it; they come to the same answer.
 */
final class LazyAuthentication implements RequestAuthentication {

    private static final System.Logger LOG = System.getLogger(LazyAuthentication.class.getName());
    private static final Outcome NOBODY = new Outcome(new Authentication.Anonymous(), null, null);

    private final HttpServletRequest request;
    private final TokenReader.Found found;
    private final FilterRuntime runtime;
    private final Supplier<HostLogin.ContainerAnswer> container;
    private final RequestRefusals refusals;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable PermittedCall permitted;

    /**
     * Reads the token, and nothing else yet.
     *
     * @param request as the container has it, unwrapped by us: its own caller counts where no valid token came
     * @param container asks the container; called where nobody is known
     */
    LazyAuthentication(
            HttpServletRequest request,
            TokenReader reader,
            FilterRuntime runtime,
            Supplier<HostLogin.ContainerAnswer> container) {
        this.request = request;
        this.found = reader.read(request);
        this.runtime = runtime;
        this.container = container;
        this.refusals = runtime.refusals().of(request, this::caller);
    }

    /** Before the application begins anything: who asks may be asked for within a transaction of its own. */
    void prepare() {
        if (found instanceof TokenReader.Found.Token) {
            runtime.verifier().prepare();
        }
    }

    /** Tells whether credentials of ours came, readable or not. */
    boolean hasCredentials() {
        return !(found instanceof TokenReader.Found.Nothing);
    }

    @Override
    public Authentication authentication() {
        Outcome known = outcome();
        Principal container = known.principal == null ? request.getUserPrincipal() : null;
        return container == null
                ? known.authentication
                : new Authentication.Authenticated(new ContainerCaller(container, request::isUserInRole));
    }

    /** Returns who asks, without a look at the container's own caller. */
    Authentication tokenAuthentication() {
        return outcome().authentication;
    }

    private Optional<Principal> caller() {
        AuthPrincipal ours = outcome().principal;
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
        return Optional.ofNullable(outcome().verification);
    }

    @Override
    public Optional<AuthPrincipal> principal() {
        return Optional.ofNullable(outcome().principal);
    }

    @Override
    public FilterRuntime runtime() {
        return runtime;
    }

    /**
     * After {@code request.logout()}: nobody, for the rest of this request (CVE-2023-20862 is what happens otherwise).
     */
    void forget() {
        outcome = NOBODY;
    }

    private Outcome outcome() {
        Outcome known = outcome;
        if (known == null) {
            known = find();
            outcome = known;
        }
        return known;
    }

    private Outcome find() {
        if (found instanceof TokenReader.Found.Unreadable unreadable) {
            return new Outcome(new Authentication.Failed(unreadable.failure()), null, null);
        }
        if (!(found instanceof TokenReader.Found.Token token)) {
            return NOBODY;
        }
        Verification verification = runtime.verifier().verify(token.token());
        if (verification instanceof Verification.Verified verified) {
            return mapped(PrincipalMapper.caller(verified.token()), verification);
        }
        Failure failure = verification instanceof Verification.Rejected rejected
                ? Failure.invalidToken(
                        rejected.reason().code(), rejected.reason().message())
                : Failure.unavailable("token_check_unavailable", "Tokens cannot be checked now", Duration.ofSeconds(2));
        return new Outcome(new Authentication.Failed(failure), verification, null);
    }

    private Outcome mapped(AuthPrincipal caller, Verification verification) {
        try {
            AuthPrincipal principal = runtime.callers().map(caller);
            return new Outcome(new Authentication.Authenticated(new TokenCaller(principal)), verification, principal);
        } catch (HostPartException e) {
            LOG.log(Level.ERROR, "The caller of a request could not be mapped", e);
            Failure failure =
                    Failure.unavailable("caller_unavailable", "The caller cannot be told now", Duration.ofSeconds(2));
            return new Outcome(new Authentication.Failed(failure), verification, null);
        }
    }

    private record Outcome(
            Authentication authentication,
            @Nullable Verification verification,
            @Nullable AuthPrincipal principal) {}

    private record PermittedCall(Class<?> component, Method method) {

        /** Allows for a subclass of the component that the container made. */
        boolean covers(Class<?> target, Method called) {
            return component.isAssignableFrom(target)
                    && method.getName().equals(called.getName())
                    && Arrays.equals(method.getParameterTypes(), called.getParameterTypes());
        }
    }

    private record TokenCaller(AuthPrincipal principal) implements Caller {

        @Override
        public String name() {
            return principal.getName();
        }

        @Override
        public boolean hasRole(String role) {
            return principal.hasRole(role);
        }

        @Override
        public boolean hasPermission(String permission) {
            return principal.hasPermission(permission);
        }
    }
}

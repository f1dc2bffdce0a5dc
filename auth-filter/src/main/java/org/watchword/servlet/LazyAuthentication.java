package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Caller;
import org.watchword.authorization.ContainerCaller;
import org.watchword.container.HostLogin;
import org.watchword.principal.PrincipalMapper;
import org.watchword.token.RejectionReason;
import org.watchword.token.Verification;

/**
 * Who asks, found out on first demand: a request that nobody asks about costs no verification, and a stale token on a public page
 * costs nothing. Two threads may both find out; they come to the same answer.
 */
final class LazyAuthentication implements RequestAuthentication {

    private static final Outcome LOGGED_OUT = new Outcome(new TokenReader.Found.Nothing(), null, null);
    private static final Authentication ANONYMOUS = new Authentication.Anonymous();

    private final HttpServletRequest request;
    private final TokenReader reader;
    private final Watchword watchword;
    private final Supplier<HostLogin.Asked> container;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable ToldRefusal refusal;
    private volatile boolean answered;
    private volatile @Nullable PermittedCall permitted;

    /**
     * @param request as the container has it, unwrapped by us: its own caller counts where no valid token came
     */
    LazyAuthentication(HttpServletRequest request, TokenReader reader, Watchword watchword) {
        this(request, reader, watchword, HostLogin.Asked.Silent::new);
    }

    /**
     * @param container asks the container; called where nobody is known
     */
    LazyAuthentication(
            HttpServletRequest request, TokenReader reader, Watchword watchword, Supplier<HostLogin.Asked> container) {
        this.request = request;
        this.reader = reader;
        this.watchword = watchword;
        this.container = container;
    }

    /** Before the application begins anything: who asks may be asked for within a transaction of its own. */
    void prepare() {
        if (reader.read(request) instanceof TokenReader.Found.Token) {
            watchword.verifier().prepare();
        }
    }

    @Override
    public Authentication authentication() {
        Outcome known = outcome();
        if (known.principal != null) {
            return new Authentication.Authenticated(new TokenCaller(known.principal));
        }
        Principal container = request.getUserPrincipal();
        return container != null
                ? new Authentication.Authenticated(new ContainerCaller(container, request::isUserInRole))
                : tokenAuthentication();
    }

    /** As {@link #authentication()}, without a look at the container's own caller. */
    Authentication tokenAuthentication() {
        Outcome known = outcome();
        if (known.principal != null) {
            return new Authentication.Authenticated(new TokenCaller(known.principal));
        }
        if (known.found instanceof TokenReader.Found.Unreadable unreadable) {
            return new Authentication.Failed(unreadable.failure());
        }
        if (known.verification instanceof Verification.Rejected rejected) {
            RejectionReason reason = rejected.reason();
            return new Authentication.Failed(Failure.invalidToken(reason.code(), reason.message()));
        }
        if (known.verification instanceof Verification.Unavailable) {
            return new Authentication.Failed(Failure.unavailable(
                    "token_check_unavailable", "Tokens cannot be checked now", Duration.ofSeconds(2)));
        }
        return ANONYMOUS;
    }

    @Override
    public HostLogin.Asked askContainer() {
        return authentication() instanceof Authentication.Anonymous ? container.get() : new HostLogin.Asked.Silent();
    }

    /** The thread of the request is done with it. Costs a look at a field where nobody refused it. */
    void answered() {
        answered = true;
        ToldRefusal known = refusal;
        if (known != null) {
            known.tell(watchword.refusals(), request, this);
        }
    }

    @Override
    public void refused(Failure failure) {
        ToldRefusal first;
        synchronized (this) {
            first = refusal == null ? new ToldRefusal(failure) : refusal;
            refusal = first;
        }
        // Told after the answer, since whoever keeps it may be slow; another thread may come when that of the request
        // has left.
        if (answered) {
            first.tell(watchword.refusals(), request, this);
        }
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
    public Map<String, String> transportHeaders() {
        return watchword.transport().headers(request);
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
    public Watchword watchword() {
        return watchword;
    }

    /** After {@code request.logout()}: nobody, for the rest of this request (CVE-2023-20862 is what happens otherwise). */
    void forget() {
        outcome = LOGGED_OUT;
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
        TokenReader.Found found = reader.read(request);
        if (!(found instanceof TokenReader.Found.Token token)) {
            return new Outcome(found, null, null);
        }
        Verification verification = watchword.verifier().verify(token.token());
        AuthPrincipal principal = verification instanceof Verification.Verified verified
                ? PrincipalMapper.caller(verified.token())
                : null;
        return new Outcome(found, verification, principal);
    }

    private record Outcome(
            TokenReader.Found found,
            @Nullable Verification verification,
            @Nullable AuthPrincipal principal) {}

    private record PermittedCall(Class<?> component, Method method) {

        /** The container may have made a subclass of the component. */
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

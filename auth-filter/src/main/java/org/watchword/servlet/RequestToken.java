package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Caller;
import org.watchword.beans.HostPartException;
import org.watchword.principal.PrincipalMapper;
import org.watchword.token.Verification;

/**
 * The token of one request: read once, and verified on first demand, by the container's question or in the filter. Two
 * threads may both verify it; they come to the same answer.
 */
final class RequestToken {

    /** Stands for no token at all. */
    static final Outcome NOBODY = new Outcome(new Authentication.Anonymous(), null, null);

    private static final System.Logger LOG = System.getLogger(RequestToken.class.getName());
    private static final String ATTRIBUTE = RequestToken.class.getName();

    private final TokenReader.Found found;
    private final FilterRuntime runtime;
    private final AtomicBoolean passedOn = new AtomicBoolean();
    private volatile @Nullable Outcome outcome;

    private RequestToken(TokenReader.Found found, FilterRuntime runtime) {
        this.found = found;
        this.runtime = runtime;
    }

    /** Reads it for the container, which asks before any filter has seen the request, and keeps it for the filter. */
    static RequestToken forContainer(HttpServletRequest request, TokenReader reader, FilterRuntime runtime) {
        RequestToken token = new RequestToken(reader.read(request), runtime);
        request.setAttribute(ATTRIBUTE, token);
        return token;
    }

    /**
     * Takes the one that was read for the container, once, or reads it. A request that a filter of the host's has
     * wrapped is read anew: it may show another header.
     */
    static RequestToken forFilter(HttpServletRequest request, TokenReader reader, FilterRuntime runtime) {
        boolean isContainers = !(request instanceof HttpServletRequestWrapper);
        return isContainers
                        && request.getAttribute(ATTRIBUTE) instanceof RequestToken known
                        && known.runtime == runtime
                        && known.passedOn.compareAndSet(false, true)
                ? known
                : new RequestToken(reader.read(request), runtime);
    }

    TokenReader.Found found() {
        return found;
    }

    Outcome outcome() {
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

    /**
     * Result of the look at a token.
     *
     * @param verification null where no token could be read
     * @param principal null where none is valid
     */
    record Outcome(
            Authentication authentication,
            @Nullable Verification verification,
            @Nullable AuthPrincipal principal) {}

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

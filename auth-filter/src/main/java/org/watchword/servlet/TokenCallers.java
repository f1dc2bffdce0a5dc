package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Decision;
import org.watchword.container.HostLogin;
import org.watchword.container.RequestCallers;

/**
 * Answers the container before any filter has seen the request. The filter finds out again for itself, from the cache
 * of verified tokens.
 */
public final class TokenCallers implements RequestCallers {

    private final TokenReader reader;
    private final FilterRuntime runtime;

    /** Answers with the tokens that a reader finds. */
    public TokenCallers(TokenReader reader, FilterRuntime runtime) {
        this.reader = reader;
        this.runtime = runtime;
    }

    @Override
    public Optional<AuthPrincipal> caller(HttpServletRequest request) {
        return known(request).principal();
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LazyAuthentication known = known(request);
        Authentication caller = known.tokenAuthentication();
        if (runtime.authorizer().decide(AccessRule.Require.authenticated(), caller) instanceof Decision.Deny deny) {
            known.refusals().refuse(caller, request, response, deny.failure());
        }
    }

    private LazyAuthentication known(HttpServletRequest request) {
        return new LazyAuthentication(request, reader, runtime, HostLogin.ContainerAnswer.Silent::new);
    }
}

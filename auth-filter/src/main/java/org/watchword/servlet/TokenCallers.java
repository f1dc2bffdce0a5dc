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

/** Answers the container before any filter has seen the request; the filter goes on with the same token. */
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
        return Optional.ofNullable(
                RequestToken.forContainer(request, reader, runtime).outcome().principal());
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
        RequestToken token = RequestToken.forContainer(request, reader, runtime);
        return new LazyAuthentication(request, token, runtime, HostLogin.ContainerAnswer.Silent::new);
    }
}

package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Decision;
import org.watchword.container.RequestCallers;
import org.watchword.transport.CrossOrigin;

/**
 * Answers the container before any filter has seen the request. The filter finds out again for itself, from the cache of verified tokens.
 */
public final class TokenCallers implements RequestCallers {

    private final TokenReader reader;
    private final Watchword watchword;
    private final RefusalWriter refusals;

    /**
     * Answers with the tokens that a reader finds.
     *
     * @param watchword checks them
     */
    public TokenCallers(TokenReader reader, Watchword watchword) {
        this.reader = reader;
        this.watchword = watchword;
        this.refusals = new RefusalWriter(
                watchword.errors(), watchword.transport(), CrossOrigin.of(watchword.configuration(), false));
    }

    @Override
    public Optional<AuthPrincipal> caller(HttpServletRequest request) {
        return new LazyAuthentication(request, reader, watchword).principal();
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LazyAuthentication authentication = new LazyAuthentication(request, reader, watchword);
        Decision decision =
                watchword.authorizer().decide(AccessRule.Require.authenticated(), authentication.tokenAuthentication());
        if (decision instanceof Decision.Deny deny) {
            refusals.log(request, "", deny.failure());
            refusals.write(request, response, deny.failure());
        }
    }
}
